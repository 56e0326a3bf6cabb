/* The XMP packet: see xmp.h. */
#include "xmp.h"
#include "../lib/xmlwrite.h"

static void
simple(struct tb_buf *out, const char *name, const char *value)
{
	if (value[0] == '\0')
		return;
	tb_buf_printf(out, "   <%s>", name);
	tb_xml_escape(out, value);
	tb_buf_printf(out, "</%s>\n", name);
}

/* A list of one: container is Alt, Seq or Bag. */
static void
listed(struct tb_buf *out, const char *name, const char *container, const char *value)
{
	if (value[0] == '\0')
		return;
	tb_buf_printf(out, "   <%s><rdf:%s><rdf:li%s>", name, container,
	    strcmp(container, "Alt") == 0 ? " xml:lang=\"x-default\"" : "");
	tb_xml_escape(out, value);
	tb_buf_printf(out, "</rdf:li></rdf:%s></%s>\n", container, name);
}

void
xmp_write(const struct tb_pages *doc, const char *producer, struct tb_buf *out)
{
	tb_buf_puts(out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
			 "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
			 " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
			 "  <rdf:Description rdf:about=\"\"\n"
			 "    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
			 "    xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
			 "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
			 "    xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
			 "   <pdfaid:part>3</pdfaid:part>\n"
			 "   <pdfaid:conformance>B</pdfaid:conformance>\n"
			 "   <dc:format>application/pdf</dc:format>\n");
	listed(out, "dc:title", "Alt", doc->title);
	listed(out, "dc:creator", "Seq", doc->author);
	listed(out, "dc:description", "Alt", doc->subject);
	listed(out, "dc:language", "Bag", doc->lang);
	simple(out, "pdf:Keywords", doc->keywords);
	simple(out, "pdf:Producer", producer);
	simple(out, "xmp:CreatorTool", XMP_CREATOR);
	simple(out, "xmp:CreateDate", doc->date);
	simple(out, "xmp:ModifyDate", doc->date);
	tb_buf_puts(out, "  </rdf:Description>\n"
			 " </rdf:RDF>\n"
			 "</x:xmpmeta>\n"
			 "<?xpacket end=\"r\"?>\n");
}
