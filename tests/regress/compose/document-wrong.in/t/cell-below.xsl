<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tb="urn:tongbao:xslt" xmlns="urn:tongbao:document:1" exclude-result-prefixes="tb">
<xsl:template match="/">
 <document version="1" name="cell-below" period="2022-07" lang="zh-CN" style="gb">
  <info title="通报" author="某办"/>
  <title>通报</title>
  <body>
   <table id="t"><columns><column align="left"/><column align="right"/></columns>
    <thead><row><cell>a</cell><cell>b</cell></row></thead><tbody><row><cell rowspan="2">a</cell><cell>b</cell></row></tbody></table>
  </body>
 </document>
</xsl:template>
</xsl:stylesheet>
