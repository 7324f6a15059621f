### Що кажуть сторінки. Одне повідомлення – один текст; у дужки підставляється значення.
###
### Імена й назви підставляються в називному відмінку: речення побудовано так, щоб їх не відмінювати.

## Як що називається

kind-quotation = Пряма мова
kind-fragment = Цитата частинами
kind-report = Переказ, не цитата
known-quoted = Пряма мова
known-in-part = Цитата частинами
known-reported = Переказ, не цитата
known-told = Хто це каже: { $voices }
and = { $names } і { $last }
heard-quoted = Є цитата
heard-reported = Лише переказ, без цитати
heard-named = Лише згадується
certainty-stated = Сказано в повідомленні
certainty-settled = Встановлено за іншим текстом
certainty-inferred = Наш висновок
basis-background = Не з повідомлення
basis-inference = Наш висновок
basis-hindsight = Стало відомо пізніше
date-report = Дата з повідомлення
date-background = Дата з інших джерел
date-inference = Наш висновок
date-hindsight = Стало відомо пізніше
note-context = Контекст
note-term = Термін
note-wording = Формулювання
note-caution = Застереження
note-attribution = Чиї слова
note-time = Час

## Сторінки

page-positions = Позиції
page-timeline = Хронологія
page-sources = Джерела
who-makes-this = Хто це робить
contact = Контакт
corrections = Виправлення
page-all = Усе разом
page-changes = Зміни
page-keys = Клавіші
page-find = Пошук
page-takeaways = Що сказано і чого не сказано
page-my-notes = Мої нотатки
everything-on-one-page = Усе на одній сторінці
sources-and-method = Джерела й метод
the-passages = Уривки

## Перелік на сайті з кількома анотованими повідомленнями

language-name = українська
landing-title = Анотовані повідомлення
landing-about = Кожне веде крізь слова одного повідомлення, з примітками, які їх пояснюють, датують і називають джерела.
landing-detail = Повідомлення: { $day } · Мова: { $language }
landing-missing = Можливо, адресу обрізано або в ній помилка. Тут є:

## На сторінках того, що є кількома мовами

in-this-language = Українською
in-this-language-near = Українською: { $title }
other-languages = Мови

## Навколо кожної сторінки

skip-to-text = Перейти до тексту
pages = Сторінки
annotates = Анотовано повідомлення: { $report }. Цитати належать тим, хто їх сказав; кожне інше речення – наше.
all-explainers = Усі анотовані повідомлення
asks-nothing = Ця сторінка нічого від вас не вимагає: ні файлів cookie, ні стеження, ні запитів до інших сайтів.

## Переходи

walk = Кроки
previous = Назад
next = Далі
the-opening = Початок
all-positions = Усі позиції
all-passages = Усі уривки
step-read = прочитано
step-of = { $number } з { $total }
minutes-left = ще { $minutes } хв

## Чиї це слова і звідки це відомо

quoted = «{ $words }»
speaker = Хто говорить
according-to = Хто повідомляє
position-of = Чия позиція
role = , { $role }
our-summary = Наш переказ абзацу { $paragraph }
# Before our translation of words in another language, which stands below them
our-translation = Наш переклад
attribution = Чиї слова
to-whom = Кому
at-place = Де
at-time = Коли
of-kind = Вид
inserted = { $count ->
    [one] – вставка журналіста. Той, хто говорить, цього не казав.
   *[other] – вставки журналіста. Той, хто говорить, цього не казав.
}
location = У повідомленні: абзац { $paragraph }, знаки { $start }–{ $end }.
location-unquoted = У повідомленні: абзац { $paragraph }, словами журналіста.
sources-label = { $count ->
    [one] Джерело
   *[other] Джерела
}
passages-label = { $count ->
    [one] Уривок
   *[other] Уривки
}

## Примітки

notes-heading = Примітки ({ $count })
note-of = { $number } з { $total }
previous-note = Попередня примітка
next-note = Наступна примітка
copy-link-to-note = Копіювати посилання на примітку
copy-link-to-note-on = Копіювати посилання на примітку: { $words }
to-the-words = До слів
to-the-words-of = До слів: { $words }
note-label = Примітка { $number }: { $words }
note-on = Примітка до слів «{ $words }»
note-by = Підпис під приміткою:
changed-on = Змінено { $day }
note-has-moved = Примітку, що була тут, перенесено: { $passage }

## Ті самі слова в інших виданнях

printed-elsewhere = В інших виданнях
the-report = Повідомлення
only-in-report = { $struck }: лише в повідомленні.
only-in = { $underlined }: лише тут – { $issuer }.
struck-through = Закреслено
underlined = Підкреслено
only-here = лише тут:

## Поширення

copy-link = Копіювати посилання
choose-words = Вибрати слова
more = Ще
send = Надіслати…
copy-quotation = Копіювати цитату
copy-text = Копіювати текст
to-cite = Для бібліографії
to-quote = Щоб процитувати на сторінці чи в розсилці
to-embed = Щоб вбудувати
to-embed-here = Щоб вбудувати на сторінку цього сайту
credit-of-insertion = { $credit }; { $inserted } – вставка журналіста
this-passage-in = Цей уривок на сайті { $site }

## Нотатки читача

select-to-save = Виділіть слова, щоб зберегти їх, або { $write }. Усе лишається на цьому пристрої: { $notes }.
write-on-whole = напишіть нотатку до всього уривка
my-notes = мої нотатки
my-notes-about = Слова, які ви зберігаєте, і нотатки, які ви до них пишете. Вони лишаються на цьому пристрої, у цьому браузері: нічого не надсилається, і ніхто інший їх не побачить.
my-notes-waiting = Ваші нотатки зчитуються. Якщо цей рядок не зникає, перезавантажте сторінку.
my-notes-need-scripts = Щоб зберігати нотатки, потрібні скрипти, а в цьому браузері їх вимкнено.

## Початок

the-headline = Заголовок.
the-sentence = Речення.
why = Чому
why-lost = Чому: { $words }
counts = Уривків: { $passages }, з них у лапках: { $quoted }; приміток: { $notes }.
start-reading = Почати читати · { $minutes } хв
continue-at = Продовжити з { $number }
see-every-answer = Усі запитання й усі відповіді
every-passage = Усі уривки: { $passages }
in-short = Коротко: { $takeaways }
who-is-heard = Кого чути
heard-quoted-means = Власні слова, у лапках.
heard-reported-means = Позиція, яку передає журналіст або хтось інший.
heard-named-means = Про них ідеться; власної позиції не наведено.
nobody = Нікого.
find-label = Шукати в уривках, примітках, голосах і джерелах
find-failed = Пошук не завантажився.
find-fallback = { $all }: шукайте там засобами браузера.

## Що сказано і чого не сказано

takeaways-about = Усе процитоване, і до кожної цитати три рядки, які можна повторити: що в ній сказано, чого не сказано і що лишається невідомим. Кожен рядок спирається на примітки під ним.
voice-said = Сказано: { $voice }
not-said = Не сказано
not-known = Невідомо
evidence = Підстави
copy-link-to-this = Копіювати посилання сюди
copy-link-to-this-of = Копіювати посилання сюди: { $title }

## Позиції

positions-about = Що повідомлення приписує кожному голосові, з уривками, які це показують. Де воно не приписує нічого, це позначено: відповідей ми не вгадуємо.
any-two = Будь-які два голоси можна поставити { $side }.
side-by-side = поруч
other-answers = Інша відповідь
no-view-on-either = Думки не наведено
map-links = Кожне ім’я веде до уривків, на які воно спирається, або, де думки не наведено, до того, що про голос відомо.
quoted-not-on-this = є цитата, але не про це
reported-on-other-matters = переказано з інших питань
not-heard-at-all = самого голосу не чути
elsewhere-quoted = Цитата з інших питань
elsewhere-reported = Переказ з інших питань
elsewhere-named = Лише згадується, самого голосу не чути
every-voice-every-question = Усі голоси, усі запитання
voice = Голос
answer = Відповідь
what-the-report-attributes = Що приписує повідомлення
passages = Уривки
not-stated = Не сказано
according-to-another = Зі слів іншого голосу
passage-in-the-walk = Номер уривка
answered = Відповідей: { $count } з { $total }
answer-known-from = . { $known }. Уривки:
the-voices = Голоси
compare-with = Порівняти з голосом
pair = { $one } і { $other }
pair-about = Що повідомлення приписує кожному, поруч. Де воно не приписує нічого, це позначено.
not-stated-for-either = Не сказано про жодного
all-voices-all-questions = Усі голоси, усі запитання
compare-with-another = { $voice }: порівняти з іншим голосом

## Хронологія

timeline-about = Відстані рахуються від повідомлення: { $day }.
dates-none-given = У ньому немає жодної з цих дат.
dates-all-given = У ньому названо всі ці дати.
dates-given = У ньому названо { $given } з { $all } цих дат.
timeline-marks = Форма позначки показує, на що спирається дата.
the-events = Події
on-the-timeline = У хронології
in-the-drawing = На рисунку: { $event }
from-to = { $first } – { $last }
to-scale = { $days ->
    [one] { $days } день у масштабі, { $first } – { $last }
    [few] { $days } дні в масштабі, { $first } – { $last }
   *[other] { $days } днів у масштабі, { $first } – { $last }
}
before-day = До { $day }
after-day = Після { $day }
day-unknown = Відомо лише місяць або рік
fold = { $count ->
    [one] { $when }: { $count } подія, не в масштабі
    [few] { $when }: { $count } події, не в масштабі
   *[other] { $when }: { $count } подій, не в масштабі
}
distance-before = { $days ->
    [one] за { $days } день до повідомлення
    [few] за { $days } дні до повідомлення
   *[other] за { $days } днів до повідомлення
}
distance-after = { $days ->
    [one] за { $days } день після повідомлення
    [few] за { $days } дні після повідомлення
   *[other] за { $days } днів після повідомлення
}
distance-none = день повідомлення

## Джерела

how-the-words-came = Як слова потрапили на цю сторінку
chain-about = Анотоване повідомлення – остання ланка ланцюга. Кожна ланка могла змінити слово.
chain-of-one = Між сказаним і анотованим повідомленням не названо жодного тексту.
how-this-was-made = Як це зроблено
sources = Джерела
cited-in = Де наведено
for-programs = Для інших програм: { $json }, { $annotations }.
as-json = усе це у форматі JSON
as-annotations = примітки як анотації W3C
work-of-others = Програми цього сайту містять роботу інших: { $licences }.
their-licences = їхні ліцензії

## Усе на одній сторінці

contents = Зміст
imprint-annotates = Анотовано
imprint-address = Адреса
imprint-contents = Обсяг
imprint-numbering = Нумерація
imprint-holds = Уривків: { $passages }, з них у лапках: { $quoted }; приміток: { $notes }; джерел: { $sources }.
numbering = { $passage }.1 – перша примітка до уривка { $passage }; [1] – перше джерело.

## Зміни

changes-about = Усі зміни уривків і приміток від першої публікації: що там було, що є тепер і чому. Їх подає також { $feed }.
atom-feed = стрічка Atom
nothing-changed = Ще нічого не змінено.
only-then = { $struck }: лише тоді.
only-now = { $underlined }: лише тепер.
the-passage = Уривок
then = Тоді
now = Тепер
then-speaker = Тоді: { $speaker }
now-speaker = Тепер: { $speaker }
withdrawn = Цей текст відкликано, і його не показано: { $reason }

## Клавіші

key-next = наступний крок
key-previous = попередній крок
key-note = наступна примітка, зі словами, яких вона стосується
key-find = пошук слів (веде на початок)
key-escape = закрити відкритий список чи примітку
key-help = цей перелік клавіш
keys-about = Вони не діють, поки натиснуто Ctrl, Alt чи ⌘ або поки ви пишете в полі. Кнопка «Назад» у браузері діє завжди.
use-keys = Користуватися цими клавішами

## Немає сторінки за цією адресою

no-page-here = За цією адресою немає сторінки
no-page-about = Можливо, у посиланні помилка або його обрізано. Поверніться на { $opening } або перейдіть до уривка.
link-the-opening = початок

## Заголовки й описи сторінок

title-note = { $kind }: «{ $words }» – { $passage }
title-page-not-found = Сторінку не знайдено
title-pair = { $one } і { $other }, поруч
# $quotation: quoted
describe-quotation = { $speaker }: { $quotation }
describe-fragment = { $speaker }, цитата частинами: { $words }
describe-report = { $speaker }, переказ без цитати: { $words }
speaker-on-day = { $speaker }, { $day }
describe-passages = Усі уривки ({ $passages }): хто що сказав і коли.
describe-takeaways = Уривків із цитатами: { $count }. Що в кожному сказано, чого не сказано і що лишається невідомим.
describe-positions = Хто яку має позицію: { $questions }
describe-pair = Запитань: { $questions }. Відповідей у повідомленні: { $one } – { $answersone }, { $other } – { $answersother }; поруч, з уривками.
describe-timeline = Подій довкола повідомлення: { $count } ({ $day }); для кожної – відстань у днях і джерела.
describe-timeline-of-periods = Подій довкола повідомлення: { $count } ({ $day }); для кожної – дата й джерела.
describe-sources = Наведених джерел: { $count }, і як це зроблено.
describe-all = Усі уривки ({ $count }) з примітками, позиціями, датами й джерелами.
describe-changes = { $count ->
    [0] Від першої публікації нічого не змінено.
    [one] { $count } зміна уривків і приміток від першої публікації: тоді, тепер і чому.
    [few] { $count } зміни уривків і приміток від першої публікації: тоді, тепер і чому.
   *[other] { $count } змін уривків і приміток від першої публікації: тоді, тепер і чому.
}
describe-keys = Клавіші для переходу між кроками й вимикач для них.
describe-my-notes = Слова, які ви зберігаєте, і нотатки, які ви до них пишете: на вашому пристрої й більше ніде.
describe-not-found = За цією адресою немає сторінки.

## Що програма каже про адресу й про помилки

sent-words = Вам надіслали ці слова: { $words }. Нижче – увесь текст.
start-at-the-beginning = Почати спочатку
sent-damaged = Це посилання пошкоджено. Нічого не виділено.
sent-not-loaded = Те, що вам надіслали, не завантажилося. Перезавантажте сторінку, щоб спробувати ще раз.
link-copied = Посилання скопійовано.
program-failed = Щось пішло не так. Сторінку можна читати, і посилання на ній працюють; щоб запрацювала й решта, перезавантажте її.
program-not-loaded = Копіювання й нотатки не завантажилися. Перезавантажте сторінку, щоб спробувати ще раз.
no-connection = Немає з’єднання: ця сторінка залишається. Спробуйте пізніше.

## Дати

day = { $day } { $month ->
    [1] січня
    [2] лютого
    [3] березня
    [4] квітня
    [5] травня
    [6] червня
    [7] липня
    [8] серпня
    [9] вересня
    [10] жовтня
    [11] листопада
   *[12] грудня
} { $year }
month = { $month ->
    [1] січень
    [2] лютий
    [3] березень
    [4] квітень
    [5] травень
    [6] червень
    [7] липень
    [8] серпень
    [9] вересень
    [10] жовтень
    [11] листопад
   *[12] грудень
}
month-of-year = { $month } { $year }
month-short = { $month ->
    [1] січ
    [2] лют
    [3] бер
    [4] кві
    [5] тра
    [6] чер
    [7] лип
    [8] сер
    [9] вер
    [10] жов
    [11] лис
   *[12] гру
}

## Кого названо, коли слова цитують деінде

credit-said = { $speaker }; цитата за виданням: { $issuer }, { $day }
credit-ours = { $site }, анотація повідомлення: { $issuer }, { $day }: { $title }

## Перегляд посилань

according-to-voice = Повідомляє: { $voice }
position-of-voice = Позиція: { $voice }
told-to = кому: { $listener }
said-to = кому: { $listener }
# $quotation: quoted
preview-quotation = { $quotation } – { $circumstances }. { $kind }.
preview-fragment = { $words } { $circumstances }. { $kind }.
preview-report = { $kind }: { $words } { $circumstances }.
preview-note = { $passage } { $kind }, «{ $words }»: { $description }

## Картинки перегляду

card-inserted = – вставка журналіста
quoted-by = цитата за: { $issuer }
undated-quoted = без дати, { $quoted }, { $day }
undated = без дати, у повідомленні від { $day }
undated-in = без дати, у повідомленні від { $day } ({ $issuer })
card-counts = Уривків: { $passages } · у лапках: { $quoted } · приміток: { $notes }

## Стрічка змін

feed-title = { $site }: зміни
feed-note = Змінено примітку до слів «{ $words }»: { $passage }
feed-passage = Змінено уривок: { $passage }
feed-speakers = Чиї слова: тоді { $then }, тепер { $now }.

## Сторінки, що ведуть далі

passage-moved = Цей уривок перенесено
pair-moved = Ці двоє стоять поруч тут:
note-moved = Цю примітку перенесено

## Для бібліографії

cite-quotation = Пряма мова: { $speaker }
cite-fragment = Цитата частинами, у реченні сайту { $site }: { $speaker }
cite-told = Переказ сайту { $site }, не цитата; повідомляє: { $speaker }
cite-position = Переказ сайту { $site }, не цитата; позиція: { $speaker }
cite-report = { $what }. Анотовано повідомлення: { $issuer }, { $day }.
