<?xml version="1.0" encoding="UTF-8"?>
<!-- 梯队滚动名单 (M4): who comes in, who goes out, who is looked into, who stays, by the full year's value and the
     plan's rolling ladder; and how next year's plan file takes it over. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt" xmlns:i="urn:tongbao:issue:1"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f i tb exsl str">

 <xsl:include href="parts/common.xsl"/>

 <xsl:variable name="list" select="$figures/f:rolling/f:item"/>
 <xsl:variable name="in" select="$list[@state = 'in']"/>
 <xsl:variable name="out" select="$list[@state = 'out']"/>
 <xsl:variable name="stay" select="$list[@state = 'stay']"/>
 <!-- of these, who stands on another step now -->
 <xsl:variable name="moved" select="$list[@proposal = 'up' or @proposal = 'down']"/>
 <!-- whose full year nobody knows: on the list until it is -->
 <xsl:variable name="verify" select="$list[@state = 'verify']"/>

 <!-- The parts that the year has, in order: their numbers follow. -->
 <xsl:variable name="part-list">
  <xsl:if test="$in"><part name="in"/></xsl:if>
  <xsl:if test="$out"><part name="out"/></xsl:if>
  <xsl:if test="$verify"><part name="verify"/></xsl:if>
  <xsl:if test="$stay"><part name="stay"/></xsl:if>
  <xsl:if test="$in | $out | $moved"><part name="next"/></xsl:if>
 </xsl:variable>
 <xsl:variable name="numerals" select="str:split(tb:phrase('numerals'), '|')"/>

 <xsl:template match="/">
  <xsl:variable name="title" select="tb:phrase('rolling.title', 'year', $year, 'months', $until)"/>
  <document version="1" name="{tb:name()}" period="{$figures/@period}" lang="zh-CN" style="report" digest="{tb:digest()}">
   <xsl:call-template name="info"><xsl:with-param name="title" select="$title"/></xsl:call-template>
   <title><xsl:value-of select="$title"/></title>
   <body>
    <xsl:call-template name="opening"/>
    <xsl:call-template name="unfinished"/>
    <xsl:for-each select="exsl:node-set($part-list)/*">
     <xsl:variable name="at" select="position()"/>
     <xsl:variable name="name" select="string(@name)"/>
     <h level="1"><xsl:value-of select="concat($numerals[$at], $and, tb:phrase(concat('rolling.h.', $name), 'next', $next-year))"/></h>
     <xsl:for-each select="$figures">
      <xsl:choose>
       <xsl:when test="$name = 'next'"><xsl:call-template name="next"/></xsl:when>
       <xsl:otherwise><xsl:call-template name="part"><xsl:with-param name="of" select="$name"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
     </xsl:for-each>
    </xsl:for-each>
   </body>
  </document>
 </xsl:template>

 <xsl:template name="opening">
  <xsl:choose>
   <xsl:when test="$list">
    <xsl:variable name="parts"><xsl:if test="$verify"><xsl:call-template name="parts"/></xsl:if></xsl:variable>
    <p><xsl:value-of select="tb:phrase('rolling.opening', 'plan', $plan/@name, 'year', $year, 'months', $until, 'next', $next-year, 'now', string(count($out | $verify | $stay)), 'then', string(count($in | $verify | $stay)),
      'parts', string($parts), 'i', 'rolling/in', 'o', 'rolling/out', 's', 'rolling/stay', 'v', 'rolling/verify')"/></p>
    <!-- of a whole year: those whose audited value is another than the one reported for December -->
    <xsl:variable name="audited" select="$list[$until = '' and tb:dec(@value-figure) != '' and
      tb:maybe(concat('enterprise/', @code, '/rev')) != ''][tb:state(concat('enterprise/', @code, '/rev')) = 'value' and
      tb:dec(@value-figure) != tb:dec(concat('enterprise/', @code, '/rev'))]"/>
    <p>
     <xsl:value-of select="tb:phrase('rolling.basis', 'year', $year)"/>
     <xsl:if test="$audited"><xsl:value-of select="tb:phrase('rolling.audited', 'n', string(count($audited)))"/></xsl:if>
    </p>
   </xsl:when>
   <xsl:otherwise><p><xsl:value-of select="tb:phrase('rolling.nobody', 'year', $year)"/></p></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <!-- 保留9户、调出1户、调入2户、先核实2户 -->
 <xsl:template name="parts">
  <xsl:for-each select="str:split('stay out in verify')[. = $list/@state]">
   <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
   <xsl:value-of select="tb:phrase(concat('rolling.count.', .), 'n', concat('rolling/', .))"/>
  </xsl:for-each>
 </xsl:template>

 <!-- Those of one state: who, then with what figures; the highest tier first. -->
 <xsl:template name="part">
  <xsl:param name="of"/>
  <xsl:variable name="items" select="$list[@state = $of]"/>
  <xsl:variable name="tiers"><xsl:if test="$of = 'in' or $of = 'stay'"><xsl:call-template name="tiers"><xsl:with-param name="items" select="$items"/></xsl:call-template></xsl:if></xsl:variable>
  <xsl:variable name="short"><xsl:call-template name="names-by-value"><xsl:with-param name="of" select="$items"/></xsl:call-template></xsl:variable>
  <xsl:choose>
   <xsl:when test="$of = 'stay'">
    <xsl:variable name="up"><xsl:call-template name="names-by-value"><xsl:with-param name="of" select="$items[@proposal = 'up']"/></xsl:call-template></xsl:variable>
    <xsl:variable name="down"><xsl:call-template name="names-by-value"><xsl:with-param name="of" select="$items[@proposal = 'down']"/></xsl:call-template></xsl:variable>
    <p><xsl:value-of select="tb:phrase('rolling.stay', 'year', $year, 'tiers', string($tiers), 'up', string($up), 'down', string($down))"/></p>
   </xsl:when>
   <xsl:otherwise><p><xsl:value-of select="tb:phrase(concat('rolling.', $of), 'year', $year, 'tiers', string($tiers), 'short', string($short))"/></p></xsl:otherwise>
  </xsl:choose>
  <!-- the first of the tables says how all are read -->
  <xsl:variable name="first" select="$of = exsl:node-set($part-list)/*[1]/@name"/>
  <table id="t-{$of}" unit="{tb:phrase('rolling.unit')}" note-marks="※" caption="{tb:phrase(concat('rolling.table.', $of))}">
   <xsl:call-template name="columns"><xsl:with-param name="list" select="'center left:12:13 left:5 left:9:9 decimal decimal center decimal decimal'"/></xsl:call-template>
   <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('rolling.heads', 'last', $last-year, 'year', $year, 'next', $next-year)"/></xsl:call-template>
   <tbody>
    <xsl:for-each select="$items">
     <xsl:sort select="tb:dec(@value-figure)" data-type="number" order="descending"/>
     <xsl:variable name="scope" select="concat('enterprise/', @code)"/>
     <xsl:variable name="firm" select="tb:subject('enterprise', @code)"/>
     <row>
      <cell><xsl:value-of select="position()"/></cell>
      <cell><xsl:value-of select="@name"/></cell>
      <cell><xsl:value-of select="$firm/@region-name"/></cell>
      <cell><xsl:value-of select="$firm/@sector-name"/></cell>
      <xsl:call-template name="figure"><xsl:with-param name="id" select="concat($scope, '/rev-last-year')"/></xsl:call-template>
      <xsl:call-template name="figure"><xsl:with-param name="id" select="@value-figure"/></xsl:call-template>
      <cell><xsl:value-of select="tb:if(@tier = '', $none, @tier)"/></cell>
      <xsl:call-template name="cells"><xsl:with-param name="scope" select="$scope"/><xsl:with-param name="list" select="concat('rev-outlook-plan@', $next-year, ' rev-outlook-current@', $next-year)"/></xsl:call-template>
     </row>
    </xsl:for-each>
   </tbody>
   <xsl:if test="$first">
    <note><xsl:value-of select="concat(tb:phrase('note.first'), tb:phrase('rolling.note', 'next', $next-year, 'year', $year), tb:phrase('note.none'))"/></note>
   </xsl:if>
  </table>
 </xsl:template>

 <!-- As in the table below: the greatest first. -->
 <xsl:template name="names-by-value">
  <xsl:param name="of"/>
  <xsl:for-each select="$of">
   <xsl:sort select="tb:dec(@value-figure)" data-type="number" order="descending"/>
   <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
   <xsl:value-of select="@name"/>
  </xsl:for-each>
 </xsl:template>

 <!-- 百亿8户、80亿1户 -->
 <xsl:template name="tiers">
  <xsl:param name="items"/>
  <xsl:variable name="words">
   <xsl:for-each select="$items">
    <xsl:sort select="tb:dec(@value-figure)" data-type="number" order="descending"/>
    <t><xsl:value-of select="@tier"/></t>
   </xsl:for-each>
  </xsl:variable>
  <xsl:for-each select="exsl:node-set($words)/*[not(. = preceding-sibling::*)]">
   <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
   <xsl:value-of select="tb:phrase('rolling.tier', 'word', string(.), 'n', string(count($items[@tier = current()])))"/>
  </xsl:for-each>
 </xsl:template>

 <!-- What a person does, in order, and the rows of the plan file that change. -->
 <xsl:template name="next">
  <xsl:for-each select="str:split(tb:phrase('rolling.next', 'next', $next-year, 'year', $year), '|')">
   <p><xsl:value-of select="."/></p>
  </xsl:for-each>
  <table id="t-next" caption="{tb:phrase('rolling.table.next', 'next', $next-year)}" unit="{tb:phrase('rolling.unit')}">
   <xsl:call-template name="columns"><xsl:with-param name="list" select="'center center left:8:13 center left:6 left:6 decimal left:8'"/></xsl:call-template>
   <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('rolling.heads.next', 'year', $year)"/></xsl:call-template>
   <tbody>
    <xsl:for-each select="$in | $out | $moved">
     <xsl:sort select="@state"/>
     <xsl:sort select="@proposal" order="descending"/>
     <xsl:sort select="tb:dec(@value-figure)" data-type="number" order="descending"/>
     <row>
      <cell><xsl:value-of select="position()"/></cell>
      <cell><xsl:value-of select="@code"/></cell>
      <cell><xsl:value-of select="@name"/></cell>
      <cell><xsl:value-of select="tb:phrase('rolling.state', 'state', @proposal)"/></cell>
      <cell><xsl:value-of select="tb:phrase('rolling.from', 'state', @proposal, 'before', @before)"/></cell>
      <cell><xsl:value-of select="tb:phrase('rolling.to', 'state', @proposal, 'tier', @tier)"/></cell>
      <xsl:call-template name="figure"><xsl:with-param name="id" select="@value-figure"/></xsl:call-template>
      <cell/>
     </row>
    </xsl:for-each>
   </tbody>
  </table>
 </xsl:template>
</xsl:stylesheet>
