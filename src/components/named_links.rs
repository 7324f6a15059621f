//! Links to voices, sources and passages, by their names.

use crate::site::Site;
use explainer::id::SourceId;
use explainer::model::Contact;
use explainer::page::Page;
use explainer::view::SourceLine;
use explainer::view::{StepLine, VoiceLine};
use yew::prelude::*;

/// A voice’s name, linked to what is known of it.
pub(crate) fn voice_link(voice: &VoiceLine, name: &str, site: Site<'_>) -> Html {
    site.links.to_element(&Page::Positions, &format!("voice-{}", voice.id)).text(name.to_string())
}

/// The sources that `ids` name, as a line of links; `lines` knows them.
pub(crate) fn source_links(ids: &[SourceId], lines: &[SourceLine], site: Site<'_>) -> Html {
    let sources = ids.iter().filter_map(|id| lines.iter().find(|line| line.id == *id)).enumerate().map(
        |(index, line)| {
            html! {
                <>
                    if index > 0 { { "; " } }
                    { source_link(line, site) }
                </>
            }
        },
    );
    html! { <p class="source-links"><span class="label">{ site.text.sources_label(ids.len()) }</span>{ " " }{ for sources }</p> }
}

/// A link to a source.
pub(crate) fn source_link(line: &SourceLine, site: Site<'_>) -> Html {
    site.links
        .to_element(&Page::Sources, &format!("source-{}", line.id))
        .text(format!("{}, {}", line.issuer, line.day))
}

/// A link to where readers can write.
pub(crate) fn contact_link(contact: &Contact) -> Html {
    match contact {
        Contact::Email(email) => {
            html! { <a class="address" href={format!("mailto:{email}")}>{ email.clone() }</a> }
        }
        Contact::Address(address) => {
            html! { <a class="address" href={address.clone()} rel="external noreferrer">{ address.clone() }</a> }
        }
    }
}

/// Passages as a line of links, with what they are before it.
pub(crate) fn labelled_passages(steps: &[&StepLine], site: Site<'_>) -> Html {
    html! { <><span class="label">{ site.text.passages_label(steps.len()) }</span>{ " " }{ passage_links(steps, site) }</> }
}

/// Passages as a line of links.
pub(crate) fn passage_links(steps: &[&StepLine], site: Site<'_>) -> Html {
    let passages = steps.iter().enumerate().map(|(index, step)| {
        let link = site.links.to_page(&Page::Passage(step.id.clone()));
        html! {
            <>
                if index > 0 { { "; " } }
                { link.text(step.title.clone()) }
            </>
        }
    });
    html! { <>{ for passages }</> }
}
