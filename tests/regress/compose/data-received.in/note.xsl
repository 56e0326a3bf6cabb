<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tb="urn:tongbao:xslt" xmlns:d="urn:test:letters" xmlns="urn:tongbao:document:1" exclude-result-prefixes="tb d">
<!-- Any XML data file of the house, without period and figures. -->
<xsl:template match="/d:letter">
 <document version="1" received="yes" name="note" lang="zh-CN" style="gb" digest="{tb:digest()}">
  <info title="{@to}" author="测试" date="{@date}"/>
  <title>致<xsl:value-of select="@to"/></title>
  <body>
   <p><xsl:value-of select="tb:phrase('greeting', 'to', @to)"/></p>
   <xsl:for-each select="d:line"><p><xsl:value-of select="."/></p></xsl:for-each>
   <p><xsl:value-of select="tb:day(@date)"/><xsl:if test="tb:has('city/rev') or tb:issue()">不该有</xsl:if></p>
  </body>
 </document>
</xsl:template>
</xsl:stylesheet>
