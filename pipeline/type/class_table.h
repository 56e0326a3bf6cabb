/* Made by mkclass.py of class.tsv; do not edit. */
/* clang-format off */
static const struct range ranges[] = {
	{0x000A, 0x000A, TB_CLASS_NEWLINE}, /* UAX 14 LF */
	{0x0020, 0x0020, TB_CLASS_SPACE}, /* UAX 14 SP */
	{0x0021, 0x0021, TB_CLASS_LCLOSE}, /* UAX 14 EX */
	{0x0023, 0x0023, TB_CLASS_PREFIX}, /* UAX 14 */
	{0x0024, 0x0024, TB_CLASS_PREFIX}, /* UAX 14 PR */
	{0x0025, 0x0025, TB_CLASS_SUFFIX}, /* UAX 14 PO */
	{0x0028, 0x0028, TB_CLASS_LOPEN}, /* UAX 14 OP */
	{0x0029, 0x0029, TB_CLASS_LCLOSE}, /* UAX 14 CP */
	{0x002B, 0x002B, TB_CLASS_PREFIX}, /* UAX 14 PR */
	{0x002C, 0x002C, TB_CLASS_NUMSIGN}, /* GB/T 15835 */
	{0x002D, 0x002D, TB_CLASS_HYPHEN}, /* UAX 14 HY */
	{0x002E, 0x002E, TB_CLASS_NUMSIGN}, /* GB/T 15835 */
	{0x002F, 0x002F, TB_CLASS_SOLIDUS}, /* GB/T 15834 4.17 */
	{0x0030, 0x0039, TB_CLASS_DIGIT}, /* GB/T 15835 */
	{0x003A, 0x003A, TB_CLASS_NUMSIGN}, /* GB/T 15835 */
	{0x003B, 0x003B, TB_CLASS_LCLOSE}, /* UAX 14 IS */
	{0x003F, 0x003F, TB_CLASS_LCLOSE}, /* UAX 14 EX */
	{0x005B, 0x005B, TB_CLASS_LOPEN}, /* UAX 14 OP */
	{0x005D, 0x005D, TB_CLASS_LCLOSE}, /* UAX 14 CP */
	{0x007B, 0x007B, TB_CLASS_LOPEN}, /* UAX 14 OP */
	{0x007D, 0x007D, TB_CLASS_LCLOSE}, /* UAX 14 CL */
	{0x00A0, 0x00A0, TB_CLASS_GLUE}, /* UAX 14 GL */
	{0x00A3, 0x00A3, TB_CLASS_PREFIX}, /* UAX 14 PR */
	{0x00A5, 0x00A5, TB_CLASS_PREFIX}, /* UAX 14 PR */
	{0x00A7, 0x00A7, TB_CLASS_PREFIX}, /* UAX 14 */
	{0x00B0, 0x00B0, TB_CLASS_SUFFIX}, /* UAX 14 PO */
	{0x00B1, 0x00B1, TB_CLASS_PREFIX}, /* UAX 14 PR */
	{0x00B2, 0x00B3, TB_CLASS_SUFFIX}, /* annotation mark and its base, CLREQ */
	{0x00B7, 0x00B7, TB_CLASS_DOT}, /* GB/T 15834 4.14 */
	{0x00D7, 0x00D7, TB_CLASS_HAN}, /* stands in Chinese text */
	{0x00F7, 0x00F7, TB_CLASS_HAN}, /* stands in Chinese text */
	{0x0300, 0x036F, TB_CLASS_MARK}, /* UAX 14 CM */
	{0x2000, 0x2006, TB_CLASS_SPACE}, /* UAX 14 BA */
	{0x2007, 0x2007, TB_CLASS_GLUE}, /* UAX 14 GL */
	{0x2008, 0x200A, TB_CLASS_SPACE}, /* UAX 14 BA */
	{0x200B, 0x200B, TB_CLASS_ZWSPACE}, /* UAX 14 ZW */
	{0x200D, 0x200D, TB_CLASS_MARK}, /* UAX 14 ZWJ */
	{0x2010, 0x2010, TB_CLASS_HYPHEN}, /* UAX 14 BA */
	{0x2013, 0x2013, TB_CLASS_CONNECTOR}, /* GB/T 15834 4.13 */
	{0x2014, 0x2014, TB_CLASS_DASH}, /* GB/T 15834 4.10; single: connector 4.13 */
	{0x2018, 0x2018, TB_CLASS_OPEN}, /* GB/T 15834 4.8 */
	{0x2019, 0x2019, TB_CLASS_CLOSE}, /* GB/T 15834 4.8 */
	{0x201C, 0x201C, TB_CLASS_OPEN}, /* GB/T 15834 4.8 */
	{0x201D, 0x201D, TB_CLASS_CLOSE}, /* GB/T 15834 4.8 */
	{0x2022, 0x2022, TB_CLASS_DOT}, /* CLREQ */
	{0x2026, 0x2026, TB_CLASS_ELLIPSIS}, /* GB/T 15834 4.11 */
	{0x2027, 0x2027, TB_CLASS_DOT}, /* CLREQ */
	{0x202F, 0x202F, TB_CLASS_GLUE}, /* UAX 14 GL */
	{0x2030, 0x2030, TB_CLASS_SUFFIX}, /* UAX 14 PO */
	{0x2032, 0x2033, TB_CLASS_SUFFIX}, /* UAX 14 PO */
	{0x203B, 0x203B, TB_CLASS_SUFFIX}, /* annotation mark and its base, CLREQ */
	{0x2060, 0x2060, TB_CLASS_GLUE}, /* UAX 14 WJ */
	{0x20AC, 0x20AC, TB_CLASS_PREFIX}, /* UAX 14 PR */
	{0x2103, 0x2103, TB_CLASS_SUFFIX}, /* UAX 14 PO */
	{0x2116, 0x2116, TB_CLASS_PREFIX}, /* UAX 14 PR */
	{0x2160, 0x217F, TB_CLASS_HAN}, /* numbers of Chinese text */
	{0x2190, 0x2199, TB_CLASS_HAN}, /* arrows */
	{0x2200, 0x2211, TB_CLASS_HAN}, /* mathematical signs */
	{0x2212, 0x2212, TB_CLASS_PREFIX}, /* UAX 14 PR */
	{0x2213, 0x22EE, TB_CLASS_HAN}, /* mathematical signs */
	{0x22EF, 0x22EF, TB_CLASS_ELLIPSIS}, /* CLREQ */
	{0x2460, 0x24FF, TB_CLASS_HAN}, /* circled numbers */
	{0x25A0, 0x27BF, TB_CLASS_HAN}, /* geometric shapes */
	{0x2E3A, 0x2E3A, TB_CLASS_TWODASH}, /* CLREQ, unbreakable marks */
	{0x3001, 0x3001, TB_CLASS_COMMA}, /* GB/T 15834 4.5 */
	{0x3002, 0x3002, TB_CLASS_STOP}, /* GB/T 15834 4.1 */
	{0x3008, 0x3008, TB_CLASS_OPEN}, /* GB/T 15834 4.15 */
	{0x3009, 0x3009, TB_CLASS_CLOSE}, /* GB/T 15834 4.15 */
	{0x300A, 0x300A, TB_CLASS_OPEN}, /* GB/T 15834 4.15 */
	{0x300B, 0x300B, TB_CLASS_CLOSE}, /* GB/T 15834 4.15 */
	{0x300C, 0x300C, TB_CLASS_OPEN}, /* CLREQ */
	{0x300D, 0x300D, TB_CLASS_CLOSE}, /* CLREQ */
	{0x300E, 0x300E, TB_CLASS_OPEN}, /* CLREQ */
	{0x300F, 0x300F, TB_CLASS_CLOSE}, /* CLREQ */
	{0x3010, 0x3010, TB_CLASS_OPEN}, /* GB/T 15834 4.9 */
	{0x3011, 0x3011, TB_CLASS_CLOSE}, /* GB/T 15834 4.9 */
	{0x3014, 0x3014, TB_CLASS_OPEN}, /* GB/T 15834 4.9 */
	{0x3015, 0x3015, TB_CLASS_CLOSE}, /* GB/T 15834 4.9 */
	{0x3016, 0x3016, TB_CLASS_OPEN}, /* CLREQ */
	{0x3017, 0x3017, TB_CLASS_CLOSE}, /* CLREQ */
	{0x301C, 0x301C, TB_CLASS_CONNECTOR}, /* CLREQ */
	{0x30FB, 0x30FB, TB_CLASS_DOT}, /* CLREQ */
	{0xFE00, 0xFE0F, TB_CLASS_MARK}, /* UAX 14 CM, variation selectors */
	{0xFF01, 0xFF01, TB_CLASS_STOP}, /* GB/T 15834 4.3 */
	{0xFF05, 0xFF05, TB_CLASS_SUFFIX}, /* UAX 14 PO */
	{0xFF08, 0xFF08, TB_CLASS_OPEN}, /* GB/T 15834 4.9 */
	{0xFF09, 0xFF09, TB_CLASS_CLOSE}, /* GB/T 15834 4.9 */
	{0xFF0C, 0xFF0C, TB_CLASS_COMMA}, /* GB/T 15834 4.4 */
	{0xFF0D, 0xFF0D, TB_CLASS_CONNECTOR}, /* GB/T 15834 4.13 */
	{0xFF0E, 0xFF0E, TB_CLASS_STOP}, /* CLREQ */
	{0xFF0F, 0xFF0F, TB_CLASS_SOLIDUS}, /* GB/T 15834 4.17 */
	{0xFF1A, 0xFF1A, TB_CLASS_COMMA}, /* GB/T 15834 4.7 */
	{0xFF1B, 0xFF1B, TB_CLASS_COMMA}, /* GB/T 15834 4.6 */
	{0xFF1F, 0xFF1F, TB_CLASS_STOP}, /* GB/T 15834 4.2 */
	{0xFF3B, 0xFF3B, TB_CLASS_OPEN}, /* GB/T 15834 4.9 */
	{0xFF3D, 0xFF3D, TB_CLASS_CLOSE}, /* GB/T 15834 4.9 */
	{0xFF5B, 0xFF5B, TB_CLASS_OPEN}, /* GB/T 15834 4.9 */
	{0xFF5D, 0xFF5D, TB_CLASS_CLOSE}, /* GB/T 15834 4.9 */
	{0xFF5E, 0xFF5E, TB_CLASS_CONNECTOR}, /* GB/T 15834 4.13 */
	{0xFFE5, 0xFFE5, TB_CLASS_PREFIX}, /* UAX 14 PR */
	{0xE0100, 0xE01EF, TB_CLASS_MARK}, /* UAX 14 CM, variation selectors */
};

static const char *const units[] = {
	"个百分点",
	"亿元以上",
	"亿千瓦时",
	"平方公里",
	"万千瓦",
	"万美元",
	"亿元级",
	"亿美元",
	"十亿级",
	"千亿级",
	"千瓦时",
	"平方米",
	"百亿级",
	"百分点",
	"立方米",
	"万个",
	"万亩",
	"万人",
	"万元",
	"万台",
	"万吨",
	"万家",
	"万户",
	"万辆",
	"个月",
	"亿元",
	"亿吨",
	"亿级",
	"兆瓦",
	"公里",
	"公顷",
	"千克",
	"千瓦",
	"千米",
	"季度",
	"小时",
	"年度",
	"月份",
	"美元",
	"万",
	"个",
	"亩",
	"人",
	"亿",
	"件",
	"份",
	"位",
	"例",
	"倍",
	"元",
	"克",
	"分",
	"千",
	"升",
	"台",
	"号",
	"名",
	"吨",
	"周",
	"场",
	"处",
	"天",
	"套",
	"字",
	"宗",
	"家",
	"层",
	"届",
	"岁",
	"年",
	"度",
	"座",
	"成",
	"户",
	"所",
	"批",
	"支",
	"日",
	"时",
	"月",
	"期",
	"条",
	"架",
	"次",
	"款",
	"点",
	"百",
	"种",
	"秒",
	"章",
	"笔",
	"米",
	"类",
	"级",
	"艘",
	"行",
	"起",
	"辆",
	"部",
	"页",
	"项",
};
/* clang-format on */
