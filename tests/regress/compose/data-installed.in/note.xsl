<?xml version="1.0" encoding="UTF-8"?>
<!-- A template of the site's own, which asks for an installed one that the site lacks. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tb="urn:tongbao:xslt" xmlns:d="urn:test:letters" xmlns="urn:tongbao:document:1" exclude-result-prefixes="tb d">
<xsl:include href="receipt.xsl"/>
<xsl:template match="/d:letter">
 <document version="1" name="note" lang="zh-CN" style="gb" digest="{tb:digest()}">
  <info title="一" author="测试" date="{@date}"/>
  <title>一</title>
  <body><xsl:for-each select="d:line"><p><xsl:call-template name="say"><xsl:with-param name="text" select="'二'"/></xsl:call-template></p></xsl:for-each></body>
 </document>
</xsl:template>
</xsl:stylesheet>
