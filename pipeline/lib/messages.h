/*
 * Every message of every program: name, code, severity, exit status when it
 * is an error, text.  Included several times by diag; ordered by program.
 * A code is never re-used.  Texts are for operators, hence English.
 */
/* clang-format off */
/* lib: files, XML, values */
TB_MESSAGE(IO,            "E001", TB_ERROR,   TB_EXIT_IO,    "input or output failed")
TB_MESSAGE(XML,           "E002", TB_ERROR,   TB_EXIT_DATA,  "not well-formed XML")
TB_MESSAGE(XML_SHAPE,     "E003", TB_ERROR,   TB_EXIT_DATA,  "unexpected element or attribute")
TB_MESSAGE(VALUE,         "E004", TB_ERROR,   TB_EXIT_DATA,  "value not valid")
TB_MESSAGE(FOLDER,        "E005", TB_ERROR,   TB_EXIT_UNFIT, "folder not usable")
TB_MESSAGE(LEDGER,        "E006", TB_ERROR,   TB_EXIT_UNFIT, "ledger event not usable")
TB_MESSAGE(PAGES,         "E007", TB_ERROR,   TB_EXIT_DATA,  "page language not valid")
TB_MESSAGE(FONT,          "E008", TB_ERROR,   TB_EXIT_UNFIT, "font not usable")
TB_MESSAGE(GLYPH_MISSING, "W009", TB_WARNING, TB_EXIT_DONE,  "no font has this character")
TB_MESSAGE(TRAIL,         "E010", TB_ERROR,   TB_EXIT_DATA,  "audit log broken")
TB_MESSAGE(TRAIL_END,     "N011", TB_NOTE,    TB_EXIT_DONE,  "end of the audit log")
TB_MESSAGE(TRAIL_STATE,   "E012", TB_ERROR,   TB_EXIT_DATA,  "not what the audit log says")
TB_MESSAGE(TRAIL_UNKNOWN, "W013", TB_WARNING, TB_EXIT_DONE,  "not in the audit log")
TB_MESSAGE(WORKER,        "E014", TB_ERROR,   TB_EXIT_BUG,   "a part of the work was not done")
TB_MESSAGE(LIST,          "E015", TB_ERROR,   TB_EXIT_DATA,  "list not usable")
/* plan */
TB_MESSAGE(PLAN,          "E020", TB_ERROR,   TB_EXIT_UNFIT, "plan not usable")
/* receive */
TB_MESSAGE(RECORD,        "E030", TB_ERROR,   TB_EXIT_DATA,  "archived record not usable")
TB_MESSAGE(CATALOGUE,     "E031", TB_ERROR,   TB_EXIT_UNFIT, "receipt messages or schema not usable")
TB_MESSAGE(REFUSED,       "W032", TB_WARNING, TB_EXIT_DONE,  "submission refused")
TB_MESSAGE(PENDING,       "W033", TB_WARNING, TB_EXIT_DONE,  "submission accepted on condition")
TB_MESSAGE(LATE,          "W034", TB_WARNING, TB_EXIT_DONE,  "first report of an approved period")
TB_MESSAGE(QUARANTINED,   "W035", TB_WARNING, TB_EXIT_DONE,  "submission quarantined")
TB_MESSAGE(LEFT,          "W036", TB_WARNING, TB_EXIT_DONE,  "file left in the inbox")
TB_MESSAGE(LEFT_STILL,    "N038", TB_NOTE,    TB_EXIT_DONE,  "folder still left in the inbox")
TB_MESSAGE(UNCONFINED,    "N039", TB_NOTE,    TB_EXIT_DONE,  "the kernel cannot confine all of it")
TB_MESSAGE(OLD_CRL,       "W037", TB_WARNING, TB_EXIT_DONE,  "list of revoked certificates is out of date")
/* tally */
TB_MESSAGE(PERIOD,        "E040", TB_ERROR,   TB_EXIT_DATA,  "period not in the years of the plan")
TB_MESSAGE(EVENT,         "E041", TB_ERROR,   TB_EXIT_UNFIT, "event does not fit the archive")
TB_MESSAGE(SUM,           "E042", TB_ERROR,   TB_EXIT_DATA,  "sum too large")
TB_MESSAGE(NO_SUBJECT,    "W043", TB_WARNING, TB_EXIT_DONE,  "value of a subject that the plan does not have")
TB_MESSAGE(AUDIT_WORDS,   "E044", TB_ERROR,   TB_EXIT_UNFIT, "messages of the plan audit not usable")
/* compose */
TB_MESSAGE(TEMPLATE,      "E050", TB_ERROR,   TB_EXIT_UNFIT, "template not usable")
TB_MESSAGE(PHRASES,       "E051", TB_ERROR,   TB_EXIT_UNFIT, "phrases not usable")
TB_MESSAGE(NO_FIGURE,     "E052", TB_ERROR,   TB_EXIT_UNFIT, "there is no such figure")
TB_MESSAGE(NO_PHRASE,     "E053", TB_ERROR,   TB_EXIT_UNFIT, "phrase not usable here")
TB_MESSAGE(FIGURES,       "E054", TB_ERROR,   TB_EXIT_DATA,  "figures not usable")
TB_MESSAGE(DOCUMENT,      "E055", TB_ERROR,   TB_EXIT_UNFIT, "the template made no valid document")
TB_MESSAGE(NO_SCOPE,      "E057", TB_ERROR,   TB_EXIT_DATA,  "there is no such document")
TB_MESSAGE(WORDING,       "W056", TB_WARNING, TB_EXIT_DONE,  "wording that no bulletin may have")
TB_MESSAGE(PRACTICE,      "W058", TB_WARNING, TB_EXIT_DONE,  "chosen practice left out")
/* chart */
TB_MESSAGE(CHART,         "E060", TB_ERROR,   TB_EXIT_DATA,  "chart cannot be drawn")
TB_MESSAGE(STYLE,         "E061", TB_ERROR,   TB_EXIT_UNFIT, "style not usable")
/* typeset */
TB_MESSAGE(PICTURE,       "E062", TB_ERROR,   TB_EXIT_DATA,  "picture of a chart not usable")
TB_MESSAGE(TOO_WIDE,      "W063", TB_WARNING, TB_EXIT_DONE,  "table wider than the text area")
TB_MESSAGE(NO_TARGET,     "W064", TB_WARNING, TB_EXIT_DONE,  "reference leads nowhere")
TB_MESSAGE(CUT,           "W065", TB_WARNING, TB_EXIT_DONE,  "word longer than its line")
TB_MESSAGE(NO_ROOM,       "E066", TB_ERROR,   TB_EXIT_DATA,  "no room where it belongs")
TB_MESSAGE(STRAINED,      "W067", TB_WARNING, TB_EXIT_DONE,  "line that had to break a rule")
TB_MESSAGE(UNIT,          "N068", TB_NOTE,    TB_EXIT_DONE,  "number parted from its unit")
TB_MESSAGE(FORM,          "E069", TB_ERROR,   TB_EXIT_DATA,  "not written as GB/T 9704 wants it")
TB_MESSAGE(USUAL,         "W070", TB_WARNING, TB_EXIT_DONE,  "not written as is usual")
TB_MESSAGE(LAYOUT,        "W071", TB_WARNING, TB_EXIT_DONE,  "page that had to break a rule")
/* paint */
TB_MESSAGE(PROFILE,       "E075", TB_ERROR,   TB_EXIT_UNFIT, "colour profile not usable")
TB_MESSAGE(PAINT,         "E076", TB_ERROR,   TB_EXIT_BUG,   "not painted")
/* deliver */
TB_MESSAGE(SHEET,         "E080", TB_ERROR,   TB_EXIT_DATA,  "issue sheet not usable")
TB_MESSAGE(APPROVAL,      "E081", TB_ERROR,   TB_EXIT_UNFIT, "not what was approved")
TB_MESSAGE(IMMUTABLE,     "E082", TB_ERROR,   TB_EXIT_UNFIT, "a published issue never changes")
TB_MESSAGE(NEWS,          "W083", TB_WARNING, TB_EXIT_DONE,  "an approved issue does not count what was accepted since")
TB_MESSAGE(REPUBLISHED,   "W084", TB_WARNING, TB_EXIT_DONE,  "issue made again with other bytes than those first published (fonts, libraries or the program changed)")
TB_MESSAGE(CLOCK,         "E088", TB_ERROR,   TB_EXIT_UNFIT, "the day lies before what was done")
/* export */
TB_MESSAGE(OPEN_DATA,     "E090", TB_ERROR,   TB_EXIT_UNFIT, "words of the open data not usable")
TB_MESSAGE(DATABASE,      "E091", TB_ERROR,   TB_EXIT_BUG,   "database not made")
TB_MESSAGE(NOTHING,       "E092", TB_ERROR,   TB_EXIT_DATA,  "nothing to export")
TB_MESSAGE(FORM_WORDS,    "E093", TB_ERROR,   TB_EXIT_UNFIT, "words of the forms not usable")
TB_MESSAGE(NOT_EXPLAINED, "E095", TB_ERROR,   TB_EXIT_DATA,  "there is nothing of that kind to explain")
TB_MESSAGE(USES,          "E097", TB_ERROR,   TB_EXIT_DATA,  "list of printed figures not usable")
TB_MESSAGE(SEVERAL,       "W096", TB_WARNING, TB_EXIT_DONE,  "several figures are meant")
TB_MESSAGE(DRAFT_SENT,    "W094", TB_WARNING, TB_EXIT_DONE,  "submission of figures that nobody approved")
/* post */
TB_MESSAGE(NO_ADDRESS,    "W100", TB_WARNING, TB_EXIT_DONE,  "recipient without a usable address")
TB_MESSAGE(NOT_FOR,       "W101", TB_WARNING, TB_EXIT_DONE,  "recipient may not have this")
TB_MESSAGE(NOTHING_FOR,   "W102", TB_WARNING, TB_EXIT_DONE,  "nothing of this issue is for the recipient")
TB_MESSAGE(DEFERRED,      "W103", TB_WARNING, TB_EXIT_DONE,  "not delivered yet, tried again later")
TB_MESSAGE(UNDELIVERED,   "W104", TB_WARNING, TB_EXIT_DONE,  "not delivered, and not tried again")
TB_MESSAGE(PERHAPS,       "W105", TB_WARNING, TB_EXIT_DONE,  "perhaps delivered, sent again with the same Message-ID")
TB_MESSAGE(MAIL,          "E085", TB_ERROR,   TB_EXIT_UNFIT, "mail account not usable")
TB_MESSAGE(RELEASE,       "E086", TB_ERROR,   TB_EXIT_DATA,  "not what was published")
TB_MESSAGE(CHANNEL,       "W108", TB_WARNING, TB_EXIT_DONE,  "channel not usable now, the rest of it waits")
TB_MESSAGE(LETTER_WORDS,  "E087", TB_ERROR,   TB_EXIT_UNFIT, "words of letters not usable")
/* sites */
TB_MESSAGE(SITES,         "E098", TB_ERROR,   TB_EXIT_DATA,  "list of sites not usable")
TB_MESSAGE(NO_SITE,       "E099", TB_ERROR,   TB_EXIT_UNFIT, "not a site")
/* clang-format on */
