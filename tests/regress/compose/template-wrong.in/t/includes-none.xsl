<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tb="urn:tongbao:xslt" xmlns="urn:tongbao:document:1" exclude-result-prefixes="tb">
 <xsl:include href="nowhere.xsl"/>
<xsl:template match="/">
 <document version="1" name="includes-none" period="2022-07" lang="zh-CN" style="gb">
  <info title="通报" author="某办"/>
  <title>通报</title>
  <body>
   <p>x</p>
  </body>
 </document>
</xsl:template>
</xsl:stylesheet>
