<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:tongbao:document:1">
<xsl:include href="parts/part.xsl"/>
<xsl:template match="/">
 <xsl:variable name="body"><xsl:call-template name="part"/></xsl:variable>
 <document version="1" name="in-part" period="2022-07" lang="zh-CN" style="gb">
  <info title="通报" author="某办"/>
  <title>通报</title>
  <body><xsl:copy-of select="$body"/></body>
 </document>
</xsl:template>
</xsl:stylesheet>
