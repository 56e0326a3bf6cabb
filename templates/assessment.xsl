<?xml version="1.0" encoding="UTF-8"?>
<!-- 年度考核书: results, the way of scoring, the raw data and the formula behind every score,
     additions with their documents, each unit's scores, and the form of an appeal. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt" xmlns:i="urn:tongbao:issue:1"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f i tb exsl str">

 <xsl:include href="parts/common.xsl"/>
 <xsl:include href="parts/charts.xsl"/>
 <xsl:include href="parts/scores.xsl"/>
 <xsl:include href="parts/steps.xsl"/>

 <xsl:key name="undone" match="f:project[f:milestone[@reached = 'no' and @due = 'yes']]" use="concat(@region, ' ', f:milestone[@reached = 'no' and @due = 'yes' and @type = '开工']/@type)"/>
 <xsl:key name="undone" match="f:project[f:milestone[@reached = 'no' and @due = 'yes']]" use="concat(@region, ' ', f:milestone[@reached = 'no' and @due = 'yes' and @type = '竣工']/@type)"/>
 <xsl:key name="firm-of" match="f:enterprise[@child = 'no']" use="@region"/>

 <xsl:variable name="board" select="$figures/f:scoreboard[@when = 'year'][1]"/>
 <!-- what the units are, as their figures call it -->
 <xsl:variable name="kind">
  <xsl:choose>
   <xsl:when test="$figures/f:counties/f:county[@code = $board/f:unit/@code]">county</xsl:when>
   <xsl:when test="$figures/f:domains/f:domain[@code = $board/f:unit/@code]">domain</xsl:when>
   <xsl:otherwise>department</xsl:otherwise>
  </xsl:choose>
 </xsl:variable>
 <xsl:variable name="ranked" select="$board/f:place/f:item"/>
 <xsl:variable name="chart-list">
  <xsl:if test="$board/f:unit and $board/f:item[tb:dec(concat($score, @code, '/', $board/f:unit[1]/@code, '/place')) != '']"><chart name="places"/></xsl:if>
 </xsl:variable>
 <xsl:variable name="charts" select="exsl:node-set($chart-list)/*"/>
 <xsl:variable name="numerals" select="str:split(tb:phrase('numerals'), '|')"/>
 <!-- how many lines an answer of the form has room for -->
 <xsl:variable name="room" select="8"/>

 <xsl:template match="/">
  <xsl:variable name="title" select="tb:phrase('assessment.title', 'year', $year, 'programme', $plan/@programme, 'months', $until)"/>
  <document version="1" name="{tb:name()}" period="{$figures/@period}" lang="zh-CN" style="report" digest="{tb:digest()}">
   <xsl:call-template name="info"><xsl:with-param name="title" select="$title"/></xsl:call-template>
   <title><xsl:value-of select="$title"/></title>
   <body>
    <p><xsl:value-of select="tb:phrase('assessment.opening', 'plan', $plan/@name, 'year', $year, 'n', string(count($ranked)))"/></p>
    <xsl:variable name="steps"><xsl:call-template name="steps"/></xsl:variable>
    <xsl:if test="$steps != ''"><p><xsl:value-of select="$steps"/><xsl:call-template name="audited"/></p></xsl:if>
    <xsl:call-template name="unfinished"/>
    <h level="1"><xsl:value-of select="tb:phrase('assessment.h.results', 'months', $until)"/></h>
    <xsl:call-template name="medals"/>
    <xsl:if test="$ranked">
     <xsl:call-template name="scores"/>
     <xsl:call-template name="groups"/>
     <h level="1"><xsl:value-of select="tb:phrase('assessment.h.method')"/></h>
     <xsl:call-template name="method"/>
     <h level="1"><xsl:value-of select="tb:phrase('assessment.h.items')"/></h>
     <p><xsl:value-of select="tb:phrase('assessment.items')"/></p>
     <xsl:for-each select="$board/f:item"><xsl:call-template name="item"/></xsl:for-each>
     <h level="1"><xsl:value-of select="tb:phrase('assessment.h.additions')"/></h>
     <xsl:call-template name="additions"/>
     <xsl:variable name="units"><xsl:for-each select="$ranked"><xsl:call-template name="county-items"/></xsl:for-each></xsl:variable>
     <h level="1"><xsl:value-of select="tb:phrase('assessment.h.units')"/></h>
     <xsl:copy-of select="$units"/>
     <xsl:if test="not(exsl:node-set($units)/*)"><p><xsl:value-of select="tb:phrase('assessment.units.none')"/></p></xsl:if>
     <pagebreak/>
     <h level="1"><xsl:value-of select="tb:phrase('assessment.h.appeal', 'year', $year)"/></h>
     <xsl:call-template name="appeal"/>
    </xsl:if>
   </body>
  </document>
 </xsl:template>

 <!-- How many stand on the enterprises' step by the audited amounts, where these count another
      number than the reports of December. -->
 <xsl:template name="audited">
  <xsl:variable name="step" select="$figures/f:steps[@subject = 'enterprise']/f:step[@word = string($enterprise-step)]"/>
  <xsl:variable name="reached" select="concat('steps/enterprise/', $enterprise-step, '/reached')"/>
  <xsl:variable name="audited" select="$figures/f:rolling/f:item[@tier != '']"/>
  <xsl:variable name="n" select="string(count($audited[@tier = $step/@word]))"/>
  <!-- the highest tier of the rolling ladder: who stands above it is told as on it -->
  <xsl:if test="$until = '' and $step and $n != '0' and not($audited[@tier = $step/following-sibling::f:step/@word]) and tb:figure(tb:maybe($reached)) != '' and tb:figure($reached) != $n">
   <xsl:value-of select="tb:phrase('assessment.audited', 'enterprise', string($enterprise-step), 'n', $n, 'g', $reached)"/>
  </xsl:if>
 </xsl:template>

 <!-- ===== results ===== -->

 <xsl:template name="groups">
  <xsl:if test="$board/f:unit[@group != ''] and $judged">
   <table id="t-groups" unit="{tb:phrase('board.unit')}" caption="{tb:phrase('assessment.table.groups')}" note-marks="※">
    <xsl:call-template name="columns"><xsl:with-param name="list" select="'left:5 center left:8 decimal center'"/></xsl:call-template>
    <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('assessment.heads.groups')"/></xsl:call-template>
    <xsl:variable name="body">
     <xsl:for-each select="$board/f:unit[@group != '' and not(@group = preceding-sibling::f:unit/@group)]">
      <xsl:variable name="group" select="string(@group)"/>
      <xsl:for-each select="$ranked[@code = $board/f:unit[@group = $group]/@code]">
       <row>
        <xsl:if test="position() = 1"><cell rowspan="{last()}"><xsl:value-of select="$group"/></cell></xsl:if>
        <xsl:call-template name="figure"><xsl:with-param name="id" select="concat($score, @code, '/group-place')"/></xsl:call-template>
        <cell><xsl:value-of select="@name"/></cell>
        <xsl:call-template name="figure"><xsl:with-param name="id" select="concat($score, @code)"/></xsl:call-template>
        <xsl:call-template name="figure"><xsl:with-param name="id" select="concat($score, @code, '/place')"/></xsl:call-template>
       </row>
      </xsl:for-each>
     </xsl:for-each>
    </xsl:variable>
    <tbody><xsl:copy-of select="$body"/></tbody>
    <xsl:call-template name="note">
     <xsl:with-param name="text"><xsl:call-template name="signs"><xsl:with-param name="in" select="string($body)"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
   </table>
  </xsl:if>
 </xsl:template>

 <!-- ===== how ===== -->

 <xsl:template name="method">
  <p><xsl:value-of select="tb:phrase('assessment.method')"/></p>
  <xsl:call-template name="board-rules"><xsl:with-param name="caption" select="tb:phrase('assessment.table.method')"/></xsl:call-template>
 </xsl:template>

 <!-- ===== items ===== -->

 <!-- The units by their place in the item, each with the raw data that its score is made of; the
      formula stands under the table, so that both stay together. -->
 <xsl:template name="item">
  <xsl:variable name="item" select="."/>
  <xsl:variable name="id" select="concat($score, @code, '/')"/>
  <xsl:variable name="raw" select="str:tokenize(tb:phrase('assessment.raw', 'q', string(@figure)))"/>
  <!-- the documents of the marks, where any has one: without, the column would say the score again -->
  <xsl:variable name="marked" select="boolean($board/f:mark[@item = $item/@code][@document])"/>
  <table id="t-{translate(@code, $upper, $lower)}" note-marks="※" unit="{tb:phrase('assessment.unit', 'q', string(@figure))}" caption="{tb:phrase('assessment.table.item', 'n', $numerals[count($item/preceding-sibling::f:item) + 1], 'name', @name, 'w', @weight)}">
   <columns>
    <column align="center"/><column align="left" min-width="7em"/>
    <xsl:for-each select="$raw"><column align="decimal" min-width="5em"/></xsl:for-each>
    <xsl:if test="$marked"><column align="left" min-width="12em"/></xsl:if>
    <column align="decimal" min-width="4em"/>
   </columns>
   <thead>
    <row>
     <cell><xsl:value-of select="tb:phrase('board.place')"/></cell><cell><xsl:value-of select="tb:phrase('board.unit.name')"/></cell>
     <xsl:for-each select="$raw"><cell><xsl:value-of select="tb:phrase('board.quantity', 'q', string(.))"/></cell></xsl:for-each>
     <xsl:if test="$marked"><cell><xsl:value-of select="tb:phrase('assessment.by')"/></cell></xsl:if>
     <cell><xsl:value-of select="tb:phrase('assessment.score')"/></cell>
    </row>
   </thead>
   <tbody>
    <!-- of one place in the order of the plan -->
    <xsl:for-each select="$board/f:unit">
     <xsl:sort select="tb:dec(concat($id, @code, '/place'))" data-type="number"/>
     <xsl:variable name="code" select="@code"/>
     <row>
      <xsl:call-template name="figure"><xsl:with-param name="id" select="concat($id, @code, '/place')"/></xsl:call-template>
      <cell><xsl:value-of select="@name"/></cell>
      <xsl:for-each select="$raw"><xsl:call-template name="figure"><xsl:with-param name="id" select="concat($kind, '/', $code, '/', .)"/></xsl:call-template></xsl:for-each>
      <xsl:if test="$marked">
       <cell>
        <xsl:variable name="marks" select="$board/f:mark[@unit = $code and @item = $item/@code]"/>
        <xsl:if test="not($marks)"><xsl:value-of select="tb:phrase('assessment.unmarked')"/></xsl:if>
        <xsl:for-each select="$marks">
         <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
         <xsl:value-of select="tb:phrase('assessment.mark', 'document', string(@document))"/>
        </xsl:for-each>
       </cell>
      </xsl:if>
      <xsl:call-template name="figure"><xsl:with-param name="id" select="concat($id, @code)"/></xsl:call-template>
     </row>
    </xsl:for-each>
   </tbody>
   <xsl:variable name="states"><xsl:for-each select="$ranked"><xsl:variable name="code" select="@code"/><xsl:for-each select="$raw"><xsl:value-of select="concat(' ', tb:state(concat($kind, '/', $code, '/', .)))"/></xsl:for-each></xsl:for-each></xsl:variable>
   <note>
    <xsl:value-of select="tb:phrase('note.first')"/>
    <xsl:call-template name="formula"/>
    <xsl:if test="@method = 'mark' and not($marked)"><xsl:value-of select="tb:phrase('assessment.undocumented')"/></xsl:if>
    <xsl:if test="contains($states, 'carried')"><xsl:value-of select="tb:phrase('note.carried')"/></xsl:if>
    <xsl:if test="contains($states, 'none')"><xsl:value-of select="tb:phrase('note.none')"/></xsl:if>
    <xsl:call-template name="behind-count"/>
   </note>
  </table>
 </xsl:template>

 <!-- Who is behind a count: the projects that were not started or finished, the enterprises that
      did not grow; of each unit of which there are any. -->
 <xsl:template name="behind-count">
  <xsl:variable name="of" select="string(@figure)"/>
  <xsl:variable name="list">
   <xsl:if test="$kind = 'county'">
    <xsl:for-each select="$board/f:unit">
     <xsl:variable name="code" select="@code"/>
     <xsl:variable name="names">
      <xsl:choose>
       <xsl:when test="$of = 'start-rate'"><xsl:call-template name="names"><xsl:with-param name="of" select="key('undone', concat($code, ' 开工'))[f:milestone[@type = '开工' and starts-with(@planned, $year)]]"/></xsl:call-template></xsl:when>
       <xsl:when test="$of = 'finish-rate'"><xsl:call-template name="names"><xsl:with-param name="of" select="key('undone', concat($code, ' 竣工'))[f:milestone[@type = '竣工' and starts-with(@planned, $year)]]"/></xsl:call-template></xsl:when>
       <xsl:when test="$of = 'rev-growing'"><xsl:call-template name="names">
        <xsl:with-param name="of" select="key('firm-of', $code)[tb:has(concat('enterprise/', @code, '/rev-growth'))][tb:dec(concat('enterprise/', @code, '/rev-growth')) != '' and not(tb:dec(concat('enterprise/', @code, '/rev-growth')) &gt; 0)]"/>
       </xsl:call-template></xsl:when>
      </xsl:choose>
     </xsl:variable>
     <xsl:if test="$names != ''"><u><xsl:value-of select="tb:phrase('assessment.names', 'unit', @name, 'names', string($names))"/></u></xsl:if>
    </xsl:for-each>
   </xsl:if>
  </xsl:variable>
  <xsl:variable name="said">
   <xsl:for-each select="exsl:node-set($list)/*">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="tb:phrase('semicolon')"/></xsl:if>
    <xsl:value-of select="."/>
   </xsl:for-each>
  </xsl:variable>
  <xsl:if test="$said != ''"><xsl:value-of select="tb:phrase('assessment.behind', 'q', $of, 'list', string($said))"/></xsl:if>
 </xsl:template>

 <!-- ===== additions ===== -->

 <xsl:template name="additions">
  <xsl:variable name="added" select="$board/f:mark[@addition]"/>
  <p>
   <xsl:variable name="kinds">
    <xsl:for-each select="$board/f:addition">
     <xsl:if test="position() &gt; 1"><xsl:value-of select="tb:phrase('semicolon')"/></xsl:if>
     <xsl:value-of select="tb:phrase('assessment.addition', 'name', @name, 'p', translate(@points, '-', ''), 'down', tb:if(starts-with(@points, '-'), 'yes'))"/>
    </xsl:for-each>
   </xsl:variable>
   <xsl:value-of select="tb:phrase('assessment.additions', 'list', string($kinds), 'n', string(count($added)))"/>
  </p>
  <xsl:if test="$added">
   <table id="t-additions" unit="{tb:phrase('board.unit')}" caption="{tb:phrase('assessment.table.additions')}">
    <xsl:call-template name="columns"><xsl:with-param name="list" select="'center left:7 left:6 decimal center left:14'"/></xsl:call-template>
    <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('assessment.heads.additions')"/></xsl:call-template>
    <tbody>
     <xsl:for-each select="$added">
      <xsl:variable name="kind" select="$board/f:addition[@code = current()/@addition]"/>
      <row>
       <cell><xsl:value-of select="position()"/></cell>
       <cell><xsl:value-of select="$board/f:unit[@code = current()/@unit]/@name"/></cell>
       <cell><xsl:value-of select="$kind/@name"/></cell>
       <cell><xsl:value-of select="$kind/@points"/></cell>
       <cell><xsl:value-of select="@times"/></cell>
       <cell><xsl:value-of select="@document"/></cell>
      </row>
     </xsl:for-each>
    </tbody>
   </table>
  </xsl:if>
 </xsl:template>

 <!-- ===== appeal ===== -->

 <xsl:template name="appeal">
  <p><xsl:value-of select="tb:phrase('assessment.appeal', 'days', string($board/@appeal-days))"/></p>
  <table id="t-appeal" grid="yes">
   <columns>
    <column align="center" width="7em"/><column align="left" width="16em"/>
    <column align="center" width="7em"/><column align="left" width="16em"/>
   </columns>
   <thead><row><cell colspan="4"><xsl:value-of select="tb:phrase('assessment.appeal.form', 'year', $year)"/></cell></row></thead>
   <tbody>
    <xsl:for-each select="str:split(tb:phrase('assessment.appeal.pairs'), '|')">
     <xsl:variable name="pair" select="str:split(., '/')"/>
     <row><cell><xsl:value-of select="$pair[1]"/></cell><cell/><cell><xsl:value-of select="$pair[2]"/></cell><cell/></row>
    </xsl:for-each>
    <xsl:for-each select="str:split(tb:phrase('assessment.appeal.answers'), '|')">
     <row>
      <cell><xsl:value-of select="."/></cell>
      <cell colspan="3">
       <xsl:call-template name="lines"><xsl:with-param name="n" select="$room"/></xsl:call-template>
       <xsl:value-of select="tb:phrase('assessment.appeal.sign', 'at', string(position()))"/>
      </cell>
     </row>
    </xsl:for-each>
   </tbody>
  </table>
 </xsl:template>

 <xsl:template name="lines">
  <xsl:param name="n"/>
  <xsl:if test="$n &gt; 0"><br/><xsl:call-template name="lines"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:if>
 </xsl:template>
</xsl:stylesheet>
