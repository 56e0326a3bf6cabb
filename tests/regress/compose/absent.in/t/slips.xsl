<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tb="urn:tongbao:xslt" xmlns="urn:tongbao:document:1" exclude-result-prefixes="tb">
<xsl:template match="/">
 <document version="1" name="slips" period="2022-07" lang="zh-CN" style="gb">
  <info title="通报" author="某办"/>
  <title>通报</title>
  <body>
   <!-- of these: a figure, one that another subject has, two slips of which each is said once -->
   <p>
    <xsl:value-of select="tb:maybe('city/inv-plan')"/>
    <xsl:value-of select="tb:maybe('county/1/inv-plan@2022-06')"/>
    <xsl:if test="tb:has('city/inv-pln') or tb:has('county/1/inv-pln')">plan</xsl:if>
    <xsl:value-of select="tb:maybe('city/inx-plan')"/>
   </p>
   <p> <xsl:value-of select="tb:phrase('total', 'name', '全市', 'x', 'city/inv')"/> </p>
  </body>
 </document>
</xsl:template>
</xsl:stylesheet>
