<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tb="urn:tongbao:xslt" xmlns:str="http://exslt.org/strings" xmlns:exsl="http://exslt.org/common"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="tb str exsl">
<!-- Figures in every place of a document: which of them are led to their rows. -->
<xsl:variable name="list">
 <xsl:for-each select="str:tokenize('industry/I01/rev|alone|nowhere', '|')">
  <xsl:value-of select="concat('|', tb:phrase('number', 'x', string(.)))"/>
 </xsl:for-each>
</xsl:variable>
<xsl:variable name="kept"><item text="{tb:phrase('rev', 'name', '全市', 'list', '', 'x', 'city/rev', 'd', '')}"/></xsl:variable>
<xsl:template match="/">
 <document version="1" name="links" period="2022-07" lang="zh-CN" style="gb">
  <info title="{tb:phrase('number', 'x', 'alone')}" author="测试"/>
  <title>连到<xsl:value-of select="tb:phrase('number', 'x', 'alone')"/></title>
  <body>
   <h level="1">不连<xsl:value-of select="tb:phrase('number', 'x', 'alone')"/></h>
   <p><xsl:value-of select="tb:phrase('rev', 'name', 'GDP of', 'list', '', 'x', 'industry/I01/rev', 'd', 'industry/I01/rev-lead')"/>。</p>
   <p>先后：<xsl:value-of select="tb:phrase('number', 'x', 'industry/I01/rev')"/><xsl:value-of select="tb:phrase('number', 'x', 'city/rev')"/></p>
   <p>附表以外：<xsl:value-of select="tb:phrase('number', 'x', 'nowhere')"/>、表头：<xsl:value-of select="tb:phrase('number', 'x', 'head')"/></p>
   <p><k>一是<xsl:value-of select="tb:phrase('number', 'x', 'alone')"/>个。</k>同一范围：<xsl:value-of select="tb:phrase('number', 'x', 'industry/i01/rev')"/>、“<xsl:value-of select="tb:phrase('number', 'x', 'industry/工业/rev')"/>”</p>
   <p>分开再接：<xsl:for-each select="str:tokenize($list, '|')"><xsl:value-of select="."/>；</xsl:for-each></p>
   <p>经过属性：<xsl:value-of select="exsl:node-set($kept)/*/@text"/></p>
   <p>本来是连接：<ref to="t-own">见<xsl:value-of select="tb:phrase('number', 'x', 'alone')"/></ref></p>
   <p>切断：<xsl:value-of select="substring(tb:phrase('number', 'x', 'alone'), 1, 2)"/>、<xsl:value-of select="substring(tb:phrase('number', 'x', 'alone'), 2)"/></p>
   <p>没有数：<xsl:if test="tb:figure('city/none') = '——' and tb:print('city/blank') = ''">可以比较</xsl:if></p>
   <p>零也是数：<xsl:value-of select="tb:print('city/inv')"/>；不带记号：<xsl:value-of select="tb:figure('city/inv')"/></p>
   <p><xsl:value-of select="tb:phrase('rev', 'name', '词', 'list', concat(tb:print('industry/I01/rev'), '个'), 'x', 'alone', 'd', '')"/></p>
   <table id="t-first" caption="表{tb:phrase('number', 'x', 'alone')}">
    <columns><column align="left"/><column align="decimal"/></columns>
    <thead><row><cell>名称</cell><cell>收入<xsl:value-of select="tb:print('head')"/></cell></row></thead>
    <tbody>
     <row><cell>一</cell><cell><xsl:value-of select="concat(tb:print('industry/I01/rev'), tb:mark('industry/I01/rev'))"/></cell></row>
     <row><cell>二</cell><cell><xsl:value-of select="tb:print('industry/i01/rev')"/></cell></row>
     <row><cell>三</cell><cell><xsl:value-of select="tb:print('industry/工业/rev')"/></cell></row>
     <row><cell>无连接</cell><cell><xsl:value-of select="tb:print('city/none')"/></cell></row>
     <row id="t-own"><cell>四</cell><cell>-<xsl:value-of select="tb:print('industry/I01/rev-lead')"/></cell></row>
     <row class="total"><cell>合计</cell><cell><xsl:value-of select="concat(tb:print('city/rev'), tb:mark('city/rev'))"/></cell></row>
    </tbody>
    <note>注：合计<xsl:value-of select="tb:phrase('number', 'x', 'city/rev')"/></note>
   </table>
   <h level="2" id="t-second.city">此名已用</h>
   <table id="t-second">
    <columns><column align="left"/><column align="decimal"/></columns>
    <thead><row><cell>名称</cell><cell>投资</cell></row></thead>
    <tbody>
     <row><cell>再印一次</cell><cell><xsl:value-of select="tb:print('industry/I01/rev')"/></cell></row>
     <row class="total"><cell>合计</cell><cell><xsl:value-of select="tb:print('city/inv')"/></cell></row>
     <row><cell>个数</cell><cell><xsl:value-of select="tb:phrase('number', 'x', 'alone')"/></cell></row>
    </tbody>
   </table>
   <note>资料来源<xsl:value-of select="tb:phrase('number', 'x', 'alone')"/></note>
  </body>
 </document>
</xsl:template>
</xsl:stylesheet>
