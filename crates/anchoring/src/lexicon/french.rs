//! French. Each list is sorted by scalar value.

pub(super) const NEGATIONS: &str = "\
    aucun aucune contre guère jamais moins n' ne ni non nul nulle pas personne peu point refuse refusent refuser \
    refusé rien sans";

pub(super) const MODALS: &str = "\
    devoir devra devraient devrait devront doit doivent encore environ peut peut-être peuvent pourra pourraient \
    pourrait pourront presque probablement seulement sûrement toujours va veulent veut vont voudrait";

pub(super) const QUANTIFIERS: &str = "\
    beaucoup certaines certains chacun chaque plus plusieurs quelques tous tout toute toutes";

pub(super) const NUMBERS: &str = "\
    cent centaine cinq cinquante deux deuxième dix douze huit mille milliard milliards million millions neuf \
    onze premier première quarante quatre quinze seize sept six soixante treize trente trois troisième vingt \
    zéro";

pub(super) const DATES: &str = "\
    année années ans août aujourd'hui avril demain dimanche décembre février hier janvier jeudi jour jours \
    juillet juin lundi mai mardi mars mercredi mois novembre octobre samedi semaine semaines septembre vendredi";

pub(super) const PERSONS: &str = "\
    elle elles eux il ils j' je leur leurs lui m' ma mes moi mon nos notre nous sa ses son t' ta tes ton tu \
    vos votre vous";

pub(super) const CONDITIONS: &str = "après avant lorsque mais malgré ou quand sauf si sinon";

pub(super) const OPPOSITES: &str = "\
    accepte accepter accepté adversaire adversaires allié alliés augmente augmenter augmenté baisse baisser \
    commence commencer dernier dernière difficile début défaite ennemi ennemis entre est facile fermer fermé \
    fermée fin finir gagne gagner garder guerre hausse interdire interdit lever levé maintenir maintient mieux \
    monter oppose opposer opposition ouest ouvert ouverte ouvrir paix perdre perdu permettre pire quitter \
    rejeter rejette réduire sortir soutenir soutien soutiendra soutiennent soutient victoire";

pub(super) const STANCES: &str = "\
    admet admettre admis affirme affirmer affirmé ajoute ajouté annonce annoncer annoncé assure assuré avertit \
    condamne condamner confirme confirmer croit demande demander demandé dire disent dit déclare déclarer \
    déclaré dément démentir espère estime estimer exige exiger exigé explique expliqué menace menacer nie nier \
    promet promettre promis propose proposer répond répondu souhaite souligne";
