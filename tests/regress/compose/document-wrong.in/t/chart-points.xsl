<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tb="urn:tongbao:xslt" xmlns="urn:tongbao:document:1" exclude-result-prefixes="tb">
<xsl:template match="/">
 <document version="1" name="chart-points" period="2022-07" lang="zh-CN" style="gb">
  <info title="通报" author="某办"/>
  <title>通报</title>
  <body>
   <chart id="c" form="cumulative" width="full" unit="%" title="t" subtitle="s" caption="图1" alt="a"><categories><category label="2月"/><category label="3月"/></categories><series name="n" part="plan"><point state="none"/></series></chart>
  </body>
 </document>
</xsl:template>
</xsl:stylesheet>
