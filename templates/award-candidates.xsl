<?xml version="1.0" encoding="UTF-8"?>
<!-- 台阶奖候选名单与佐证 (2.10): of each scheme of the year the candidates with the evidence of
     each, then who crossed and is left out, with the reason. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt" xmlns:i="urn:tongbao:issue:1"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f i tb exsl str">

 <xsl:include href="parts/common.xsl"/>

 <xsl:variable name="schemes" select="$figures/f:awards"/>
 <xsl:variable name="numerals" select="str:split(tb:phrase('numerals'), '|')"/>

 <xsl:template match="/">
  <xsl:variable name="title" select="tb:phrase('award.title', 'year', $year, 'name', string($schemes[1]/@name), 'n', string(count($schemes)), 'months', $until)"/>
  <document version="1" name="{tb:name()}" period="{$figures/@period}" lang="zh-CN" style="report" digest="{tb:digest()}">
   <xsl:call-template name="info"><xsl:with-param name="title" select="$title"/></xsl:call-template>
   <title><xsl:value-of select="$title"/></title>
   <body>
    <p><xsl:value-of select="tb:phrase('award.opening', 'plan', $plan/@name, 'year', $year, 'n', string(count($schemes)))"/></p>
    <xsl:call-template name="unfinished"/>
    <xsl:for-each select="$schemes"><xsl:call-template name="scheme"/></xsl:for-each>
   </body>
  </document>
 </xsl:template>

 <!-- With several schemes each part says whose it is. -->
 <xsl:template name="head">
  <xsl:param name="name"/>
  <xsl:param name="at"/>
  <xsl:variable name="before" select="preceding-sibling::f:awards"/>
  <!-- three parts a scheme, less those that the ones before do not have -->
  <xsl:variable name="n" select="$at + 2 * count($before) + count($before[f:excluded])"/>
  <h level="1"><xsl:value-of select="concat($numerals[$n], $and, tb:phrase(concat('award.h.', $name), 'name', @name, 'n', string(count($schemes))))"/></h>
 </xsl:template>

 <xsl:template name="scheme">
  <xsl:variable name="id" select="concat('award/', @id, '/')"/>
  <xsl:call-template name="head"><xsl:with-param name="name" select="'terms'"/><xsl:with-param name="at" select="1"/></xsl:call-template>
  <xsl:call-template name="terms"/>
  <xsl:call-template name="head"><xsl:with-param name="name" select="'candidates'"/><xsl:with-param name="at" select="2"/></xsl:call-template>
  <p><xsl:value-of select="tb:phrase('award.candidates', 'year', $year, 'months', $until, 'name', @name, 'n', concat($id, 'candidates'), 'e', concat($id, 'excluded'), 'm', concat($id, 'money'),
    'unknown', tb:if(f:candidate[tb:state(concat($id, @code, '/money')) = 'none'], 'yes'))"/></p>
  <xsl:if test="f:candidate">
   <xsl:call-template name="summary"><xsl:with-param name="id" select="$id"/></xsl:call-template>
   <xsl:for-each select="f:candidate"><xsl:call-template name="evidence"><xsl:with-param name="id" select="concat($id, @code, '/')"/></xsl:call-template></xsl:for-each>
  </xsl:if>
  <xsl:if test="f:excluded">
   <xsl:call-template name="head"><xsl:with-param name="name" select="'excluded'"/><xsl:with-param name="at" select="3"/></xsl:call-template>
   <xsl:call-template name="excluded"><xsl:with-param name="id" select="$id"/></xsl:call-template>
  </xsl:if>
 </xsl:template>

 <!-- ===== what the scheme asks for and pays ===== -->

 <xsl:template name="terms">
  <p>
   <xsl:value-of select="tb:phrase('award.first', 'year', $year)"/>
   <xsl:value-of select="tb:phrase('award.tax', 'least', string(@min-tax), 'falling', string(@tax-not-falling))"/>
   <xsl:value-of select="tb:phrase('award.pay', 'pay', @pay)"/>
   <xsl:value-of select="tb:phrase('award.cap', 'share', string(@cap-share))"/>
  </p>
  <table id="t-{translate(@id, $upper, $lower)}-prizes" unit="{tb:phrase('award.unit.prizes')}" caption="{tb:phrase('award.table.prizes', 'name', @name)}">
   <columns><column align="left" min-width="4em"/><xsl:for-each select="f:prize"><column align="center"/></xsl:for-each></columns>
   <thead><row><cell><xsl:value-of select="tb:phrase('award.step')"/></cell><xsl:for-each select="f:prize"><cell><xsl:value-of select="@step"/></cell></xsl:for-each></row></thead>
   <tbody><row><cell><xsl:value-of select="tb:phrase('award.money')"/></cell><xsl:for-each select="f:prize"><cell><xsl:value-of select="@money"/></cell></xsl:for-each></row></tbody>
  </table>
 </xsl:template>

 <!-- ===== candidates ===== -->

 <xsl:template name="summary">
  <xsl:param name="id"/>
  <table id="t-{translate(@id, $upper, $lower)}-candidates" unit="{tb:phrase('award.unit')}" caption="{tb:phrase('award.table.candidates', 'name', @name)}">
   <xsl:call-template name="columns"><xsl:with-param name="list" select="'center left:9:14 left:4 center decimal decimal decimal decimal decimal decimal'"/></xsl:call-template>
   <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('award.heads', 'last', $last-year, 'year', $year)"/></xsl:call-template>
   <tbody>
    <xsl:for-each select="f:candidate">
     <row>
      <cell><xsl:value-of select="position()"/></cell>
      <cell><xsl:value-of select="@name"/></cell>
      <cell><xsl:value-of select="tb:subject('enterprise', @code)/@region-name"/></cell>
      <cell><xsl:value-of select="@step"/></cell>
      <xsl:call-template name="cells"><xsl:with-param name="scope" select="concat($id, @code)"/><xsl:with-param name="list" select="'basis-last basis tax-last tax local-tax money'"/></xsl:call-template>
     </row>
    </xsl:for-each>
    <row class="total">
     <cell colspan="9"><xsl:value-of select="tb:phrase('award.sum')"/></cell>
     <xsl:call-template name="figure"><xsl:with-param name="id" select="concat($id, 'money')"/></xsl:call-template>
    </row>
   </tbody>
   <xsl:if test="f:candidate[tb:state(concat($id, @code, '/money')) = 'none' or tb:state(concat($id, @code, '/local-tax')) = 'none']">
    <note><xsl:value-of select="concat(tb:phrase('note.first'), tb:phrase('note.none'))"/></note>
   </xsl:if>
  </table>
 </xsl:template>

 <!-- One candidate: each condition, its evidence, whether it is met; the last column is for
      the person who checks it. -->
 <xsl:template name="evidence">
  <xsl:param name="id"/>
  <xsl:variable name="scheme" select=".."/>
  <xsl:variable name="given">
   <xsl:for-each select="f:given">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
    <xsl:value-of select="tb:phrase('award.given.item', 'y', @year, 'step', @step)"/>
   </xsl:for-each>
  </xsl:variable>
  <table id="t-{translate($scheme/@id, $upper, $lower)}-{translate(translate(@code, $upper, $lower), '.', '-')}"
    caption="{tb:phrase('award.table.evidence', 'n', string(position()), 'name', @name, 'code', @code)}">
   <xsl:call-template name="columns"><xsl:with-param name="list" select="'left:6 left:20 left:8 left:5'"/></xsl:call-template>
   <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('award.heads.evidence')"/></xsl:call-template>
   <tbody>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'crossing'"/>
     <xsl:with-param name="text" select="tb:phrase('award.crossing', 'step', @step, 'last', $last-year, 'year', $year, 'a', concat($id, 'basis-last'), 'b', concat($id, 'basis'))"/></xsl:call-template>
    <xsl:if test="tb:state(concat($id, 'tax')) != 'none'">
     <xsl:call-template name="fact"><xsl:with-param name="name" select="'tax'"/>
      <xsl:with-param name="text" select="tb:phrase('award.tax.fact', 'last', $last-year, 'year', $year, 'least', string($scheme/@min-tax), 'a', concat($id, 'tax-last'), 'b', concat($id, 'tax'))"/></xsl:call-template>
    </xsl:if>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'given'"/>
     <xsl:with-param name="text" select="tb:phrase('award.given', 'list', string($given))"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'money'"/>
     <xsl:with-param name="text" select="tb:phrase('award.money.fact', 'step', @step, 'prize', string($scheme/f:prize[@step = current()/@step]/@money), 'pay', $scheme/@pay, 'had', tb:if(f:given, 'yes'),
       'share', string($scheme/@cap-share), 'l', tb:maybe(concat($id, 'limit')), 'm', concat($id, 'money'))"/></xsl:call-template>
   </tbody>
  </table>
 </xsl:template>

 <xsl:template name="fact">
  <xsl:param name="name"/>
  <xsl:param name="text"/>
  <row>
   <cell><xsl:value-of select="tb:phrase(concat('award.fact.', $name))"/></cell>
   <cell><xsl:value-of select="$text"/></cell>
   <cell><xsl:value-of select="tb:phrase(concat('award.source.', $name))"/></cell>
   <cell/>
  </row>
 </xsl:template>

 <!-- ===== left out ===== -->

 <xsl:template name="excluded">
  <xsl:param name="id"/>
  <p><xsl:value-of select="tb:phrase('award.excluded', 'n', concat($id, 'excluded'))"/></p>
  <table id="t-{translate(@id, $upper, $lower)}-excluded" unit="{tb:phrase('award.unit.revenue')}" caption="{tb:phrase('award.table.excluded')}">
   <xsl:call-template name="columns"><xsl:with-param name="list" select="'center left:9:14 left:4 center decimal decimal left:14'"/></xsl:call-template>
   <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('award.heads.excluded', 'last', $last-year, 'year', $year)"/></xsl:call-template>
   <tbody>
    <xsl:for-each select="f:excluded">
     <xsl:variable name="own" select="concat($id, @code)"/>
     <xsl:variable name="firm" select="tb:subject('enterprise', @code)"/>
     <xsl:variable name="parent" select="tb:subject('enterprise', $firm/@parent)/@name"/>
     <xsl:variable name="before" select="f:given[last()]"/>
     <row>
      <cell><xsl:value-of select="position()"/></cell>
      <cell><xsl:value-of select="@name"/></cell>
      <cell><xsl:value-of select="$firm/@region-name"/></cell>
      <cell><xsl:value-of select="@step"/></cell>
      <xsl:call-template name="cells"><xsl:with-param name="scope" select="$own"/><xsl:with-param name="list" select="'basis-last basis'"/></xsl:call-template>
      <cell><xsl:value-of select="tb:phrase('award.reason', 'reason', @reason, 'parent', string($parent), 'last', $last-year, 'year', $year, 'least', string(../@min-tax),
        'y', string($before/@year), 'step', string($before/@step), 'a', concat($own, '/tax-last'), 'b', concat($own, '/tax'))"/></cell>
     </row>
    </xsl:for-each>
   </tbody>
  </table>
 </xsl:template>
</xsl:stylesheet>
