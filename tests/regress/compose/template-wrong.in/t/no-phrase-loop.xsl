<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tb="urn:tongbao:xslt" xmlns="urn:tongbao:document:1" exclude-result-prefixes="tb">
<xsl:template match="/">
 <document version="1" name="no-phrase-loop" period="2022-07" lang="zh-CN" style="gb">
  <info title="通报" author="某办"/>
  <title>通报</title>
  <body>
   <xsl:for-each select="//*">
    <p><xsl:value-of select="tb:phrase('totals', 'name', string(position()))"/><xsl:value-of select="tb:figure('city/nothing')"/></p>
   </xsl:for-each>
  </body>
 </document>
</xsl:template>
</xsl:stylesheet>
