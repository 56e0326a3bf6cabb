<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tb="urn:tongbao:xslt" xmlns="urn:tongbao:document:1" exclude-result-prefixes="tb">
<xsl:template match="/">
 <document version="1" name="reads-net" period="2022-07" lang="zh-CN" style="gb">
  <info title="通报" author="某办"/>
  <title>通报</title>
  <body>
   <p><xsl:value-of select="document('http://127.0.0.1/x.xml')"/></p>
  </body>
 </document>
</xsl:template>
</xsl:stylesheet>
