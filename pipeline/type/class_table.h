/* Made by mkclass.py of class.tsv; do not edit. */
/* clang-format off */
static const struct range ranges[] = {
	{0x000A, 0x000C, TB_CLASS_NEWLINE}, /* UAX 14 LF, BK */
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
	{0x0085, 0x0085, TB_CLASS_NEWLINE}, /* UAX 14 NL */
	{0x00A0, 0x00A0, TB_CLASS_GLUE}, /* UAX 14 GL */
	{0x00A2, 0x00A2, TB_CLASS_SUFFIX}, /* UAX 14 PO */
	{0x00A3, 0x00A3, TB_CLASS_PREFIX}, /* UAX 14 PR */
	{0x00A5, 0x00A5, TB_CLASS_PREFIX}, /* UAX 14 PR */
	{0x00A7, 0x00A7, TB_CLASS_PREFIX}, /* UAX 14 */
	{0x00AD, 0x00AD, TB_CLASS_SOFT}, /* UAX 14 BA */
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
	{0x200E, 0x200F, TB_CLASS_MARK}, /* UAX 14 CM, marks of direction */
	{0x2010, 0x2010, TB_CLASS_HYPHEN}, /* UAX 14 BA */
	{0x2013, 0x2013, TB_CLASS_CONNECTOR}, /* GB/T 15834 4.13 */
	{0x2014, 0x2014, TB_CLASS_DASH}, /* GB/T 15834 4.10; single: connector 4.13 */
	{0x2015, 0x2015, TB_CLASS_DASH}, /* UAX 14 AI, drawn like — */
	{0x2018, 0x2018, TB_CLASS_OPEN}, /* GB/T 15834 4.8 */
	{0x2019, 0x2019, TB_CLASS_CLOSE}, /* GB/T 15834 4.8 */
	{0x201C, 0x201C, TB_CLASS_OPEN}, /* GB/T 15834 4.8 */
	{0x201D, 0x201D, TB_CLASS_CLOSE}, /* GB/T 15834 4.8 */
	{0x2022, 0x2022, TB_CLASS_DOT}, /* CLREQ */
	{0x2024, 0x2025, TB_CLASS_ELLIPSIS}, /* UAX 14 IN */
	{0x2026, 0x2026, TB_CLASS_ELLIPSIS}, /* GB/T 15834 4.11 */
	{0x2027, 0x2027, TB_CLASS_DOT}, /* CLREQ */
	{0x2028, 0x2029, TB_CLASS_NEWLINE}, /* UAX 14 BK */
	{0x202A, 0x202E, TB_CLASS_MARK}, /* UAX 14 CM, marks of direction */
	{0x202F, 0x202F, TB_CLASS_GLUE}, /* UAX 14 GL */
	{0x2030, 0x2030, TB_CLASS_SUFFIX}, /* UAX 14 PO */
	{0x2031, 0x2031, TB_CLASS_SUFFIX}, /* UAX 14 PO */
	{0x2032, 0x2037, TB_CLASS_SUFFIX}, /* UAX 14 PO */
	{0x203B, 0x203B, TB_CLASS_SUFFIX}, /* annotation mark and its base, CLREQ */
	{0x203C, 0x203D, TB_CLASS_STOP}, /* UAX 14 NS */
	{0x2047, 0x2049, TB_CLASS_STOP}, /* UAX 14 NS */
	{0x2060, 0x2060, TB_CLASS_GLUE}, /* UAX 14 WJ */
	{0x2061, 0x206F, TB_CLASS_MARK}, /* UAX 14 CM, marks of direction, invisible operators */
	{0x20AC, 0x20AC, TB_CLASS_PREFIX}, /* UAX 14 PR */
	{0x2103, 0x2103, TB_CLASS_SUFFIX}, /* UAX 14 PO */
	{0x2109, 0x2109, TB_CLASS_SUFFIX}, /* UAX 14 PO */
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
	{0x3005, 0x3005, TB_CLASS_ITERATION}, /* CSS Text 3, iteration marks */
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
	{0x3018, 0x3018, TB_CLASS_OPEN}, /* UAX 14 OP */
	{0x3019, 0x3019, TB_CLASS_CLOSE}, /* UAX 14 CL */
	{0x301A, 0x301A, TB_CLASS_OPEN}, /* UAX 14 OP */
	{0x301B, 0x301B, TB_CLASS_CLOSE}, /* UAX 14 CL */
	{0x301C, 0x301C, TB_CLASS_CONNECTOR}, /* CLREQ */
	{0x301D, 0x301D, TB_CLASS_OPEN}, /* UAX 14 OP */
	{0x301E, 0x301F, TB_CLASS_CLOSE}, /* UAX 14 CL */
	{0x303B, 0x303B, TB_CLASS_ITERATION}, /* CSS Text 3, iteration marks */
	{0x3041, 0x3041, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x3043, 0x3043, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x3045, 0x3045, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x3047, 0x3047, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x3049, 0x3049, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x3063, 0x3063, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x3083, 0x3083, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x3085, 0x3085, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x3087, 0x3087, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x308E, 0x308E, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x3095, 0x3096, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x309D, 0x309E, TB_CLASS_ITERATION}, /* CSS Text 3, iteration marks */
	{0x30A0, 0x30A0, TB_CLASS_CONNECTOR}, /* CSS Text 3, hyphens */
	{0x30A1, 0x30A1, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x30A3, 0x30A3, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x30A5, 0x30A5, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x30A7, 0x30A7, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x30A9, 0x30A9, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x30C3, 0x30C3, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x30E3, 0x30E3, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x30E5, 0x30E5, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x30E7, 0x30E7, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x30EE, 0x30EE, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x30F5, 0x30F6, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x30FB, 0x30FB, TB_CLASS_DOT}, /* CLREQ */
	{0x30FC, 0x30FC, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0x30FD, 0x30FE, TB_CLASS_ITERATION}, /* CSS Text 3, iteration marks */
	{0x31F0, 0x31FF, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0xFE00, 0xFE0F, TB_CLASS_MARK}, /* UAX 14 CM, variation selectors */
	{0xFE10, 0xFE11, TB_CLASS_COMMA}, /* UAX 14 IS, CL */
	{0xFE12, 0xFE12, TB_CLASS_STOP}, /* UAX 14 CL */
	{0xFE13, 0xFE14, TB_CLASS_COMMA}, /* UAX 14 IS */
	{0xFE15, 0xFE16, TB_CLASS_STOP}, /* UAX 14 EX */
	{0xFE19, 0xFE19, TB_CLASS_ELLIPSIS}, /* UAX 14 IN */
	{0xFE50, 0xFE51, TB_CLASS_COMMA}, /* UAX 14 CL */
	{0xFE52, 0xFE52, TB_CLASS_STOP}, /* UAX 14 CL */
	{0xFE54, 0xFE55, TB_CLASS_COMMA}, /* UAX 14 NS */
	{0xFE56, 0xFE57, TB_CLASS_STOP}, /* UAX 14 EX */
	{0xFE59, 0xFE59, TB_CLASS_OPEN}, /* UAX 14 OP */
	{0xFE5A, 0xFE5A, TB_CLASS_CLOSE}, /* UAX 14 CL */
	{0xFE5B, 0xFE5B, TB_CLASS_OPEN}, /* UAX 14 OP */
	{0xFE5C, 0xFE5C, TB_CLASS_CLOSE}, /* UAX 14 CL */
	{0xFE5D, 0xFE5D, TB_CLASS_OPEN}, /* UAX 14 OP */
	{0xFE5E, 0xFE5E, TB_CLASS_CLOSE}, /* UAX 14 CL */
	{0xFE69, 0xFE69, TB_CLASS_PREFIX}, /* UAX 14 PR */
	{0xFE6A, 0xFE6A, TB_CLASS_SUFFIX}, /* UAX 14 PO */
	{0xFEFF, 0xFEFF, TB_CLASS_GLUE}, /* UAX 14 WJ */
	{0xFF01, 0xFF01, TB_CLASS_STOP}, /* GB/T 15834 4.3 */
	{0xFF04, 0xFF04, TB_CLASS_PREFIX}, /* UAX 14 PR */
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
	{0xFF5F, 0xFF5F, TB_CLASS_OPEN}, /* UAX 14 OP */
	{0xFF60, 0xFF60, TB_CLASS_CLOSE}, /* UAX 14 CL */
	{0xFF61, 0xFF61, TB_CLASS_STOP}, /* UAX 14 CL */
	{0xFF62, 0xFF62, TB_CLASS_OPEN}, /* UAX 14 OP */
	{0xFF63, 0xFF63, TB_CLASS_CLOSE}, /* UAX 14 CL */
	{0xFF64, 0xFF64, TB_CLASS_COMMA}, /* UAX 14 CL */
	{0xFF65, 0xFF65, TB_CLASS_DOT}, /* UAX 14 NS */
	{0xFF67, 0xFF70, TB_CLASS_KANA}, /* UAX 14 CJ */
	{0xFFE0, 0xFFE0, TB_CLASS_SUFFIX}, /* UAX 14 PO */
	{0xFFE1, 0xFFE1, TB_CLASS_PREFIX}, /* UAX 14 PR */
	{0xFFE5, 0xFFE5, TB_CLASS_PREFIX}, /* UAX 14 PR */
	{0xFFE6, 0xFFE6, TB_CLASS_PREFIX}, /* UAX 14 PR */
	{0x10AF6, 0x10AF6, TB_CLASS_ELLIPSIS}, /* UAX 14 IN */
	{0xE0100, 0xE01EF, TB_CLASS_MARK}, /* UAX 14 CM, variation selectors */
};

static const char *const units[] = {
	"Gbps",
	"Mbps",
	"个百分点",
	"亿元以上",
	"亿千瓦时",
	"平方公里",
	"GHz",
	"MHz",
	"MPa",
	"kHz",
	"kPa",
	"kWh",
	"min",
	"mol",
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
	"GB",
	"GW",
	"Hz",
	"KB",
	"MB",
	"MW",
	"Pa",
	"TB",
	"cm",
	"dB",
	"hm",
	"kJ",
	"kN",
	"kV",
	"kW",
	"kg",
	"km",
	"mA",
	"mL",
	"mg",
	"mm",
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
	"A",
	"J",
	"L",
	"N",
	"V",
	"W",
	"g",
	"h",
	"m",
	"s",
	"t",
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
