<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tb="urn:tongbao:xslt" xmlns="urn:tongbao:document:1" exclude-result-prefixes="tb">
<xsl:template match="/">
 <document version="1" name="words" period="2022-07" lang="zh-CN" style="gb">
  <info title="通报" author="某办"/>
  <title>通报</title>
  <body>
   <p>全市同比增长-3.1%，，慢于序时进度。</p>
   <p>落实"<k>有序</k>用电"要求，管径5"和6"的{x}管道。</p>
  </body>
 </document>
</xsl:template>
</xsl:stylesheet>
