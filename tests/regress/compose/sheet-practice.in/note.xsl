<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:tongbao:figures:1"
  xmlns:i="urn:tongbao:issue:1" xmlns:tb="urn:tongbao:xslt" xmlns="urn:tongbao:document:1" exclude-result-prefixes="tb f i">
<!-- The practices that are left of the sheet. -->
<xsl:template match="/">
 <document version="1" name="note" period="2022-07" lang="zh-CN" style="gb" digest="{tb:digest()}">
  <info title="做法" author="测试" date="2022-08-10"/>
  <title>做法</title>
  <body>
   <xsl:for-each select="tb:issue()/i:practice"><p>第<xsl:value-of select="@index"/>条</p></xsl:for-each>
  </body>
 </document>
</xsl:template>
</xsl:stylesheet>
