<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt" xmlns="urn:tongbao:document:1" exclude-result-prefixes="f tb">
 <xsl:template match="/">
  <document version="1" name="{tb:name()}" lang="zh-CN" style="gb">
   <info title="简报" author="测试"/>
   <body><p><xsl:value-of select="concat(tb:scope()/@name, count(tb:scope()), '，', tb:figure('city/nothing'))"/></p></body>
  </document>
 </xsl:template>
</xsl:stylesheet>
