<?xml version="1.0" encoding="UTF-8"?>
<!-- 数据质量报告: the rates of reporting, what became of each unit's reports, who is in time,
     what was sent back, asked, corrected, and who signs. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:s="urn:tongbao:status:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f s tb exsl str">

 <xsl:include href="parts/common.xsl"/>
 <xsl:include href="parts/papers.xsl"/>
 <xsl:include href="parts/revisions.xsl"/>

 <xsl:variable name="ranked" select="$status/s:unit[@place]"/>
 <xsl:variable name="behind" select="$ranked[s:rates[@of = 'year']/@on-time &lt; s:rates[@of = 'year']/@expected]"/>
 <xsl:variable name="periods" select="$status/s:unit[1]/s:report/@period"/>
 <xsl:variable name="numerals" select="str:split(tb:phrase('numerals'), '|')"/>

 <!-- The parts that this month has, in order: their numbers follow. -->
 <xsl:variable name="part-list">
  <part name="rates"/>
  <xsl:if test="$of-year/@actual &gt; 0"><part name="months"/></xsl:if>
  <part name="asked"/>
  <xsl:if test="$figures/f:revisions/f:revision"><part name="revisions"/></xsl:if>
  <xsl:if test="$of-year/@actual &gt; 0"><part name="places"/></xsl:if>
  <xsl:if test="$status/s:unit[@prepared or @reviewed or @approved]"><part name="signers"/></xsl:if>
 </xsl:variable>
 <xsl:variable name="parts" select="exsl:node-set($part-list)/*"/>

 <xsl:template match="/">
  <xsl:call-template name="paper">
   <xsl:with-param name="title" select="tb:phrase('data-quality.title', 'period', $year-period)"/>
   <xsl:with-param name="body">
    <p><xsl:value-of select="tb:phrase('data-quality.lead', 'today', $today, 'period', $year-period, 'n', $of-period/@expected, 'k', $of-period/@actual,
      'r', string($of-period/@rate), 't', string($of-period/@rate-on-time), 'yr', string($of-year/@rate), 'yt', string($of-year/@rate-on-time), 'ya', $of-year/@actual, 'month', $month)"/></p>
    <xsl:for-each select="$parts">
     <xsl:variable name="at" select="position()"/>
     <xsl:variable name="name" select="string(@name)"/>
     <h level="1"><xsl:value-of select="concat($numerals[$at], $and, tb:phrase(concat('data-quality.h.', $name)))"/></h>
     <xsl:for-each select="$figures">
      <xsl:choose>
       <xsl:when test="$name = 'rates'"><xsl:call-template name="rates"/></xsl:when>
       <xsl:when test="$name = 'months'"><xsl:call-template name="months"/></xsl:when>
       <xsl:when test="$name = 'places'"><xsl:call-template name="places"/></xsl:when>
       <xsl:when test="$name = 'asked'"><xsl:call-template name="asked"/></xsl:when>
       <xsl:when test="$name = 'revisions'"><xsl:call-template name="revised-table"/></xsl:when>
       <xsl:otherwise><xsl:call-template name="signers"/></xsl:otherwise>
      </xsl:choose>
     </xsl:for-each>
    </xsl:for-each>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <!-- The five: expected, actual, in time, and the two rates. -->
 <xsl:template name="rates">
  <table id="t-rates">
   <xsl:call-template name="columns"><xsl:with-param name="list" select="'left:8 right right decimal right decimal'"/></xsl:call-template>
   <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('data-quality.heads.rates')"/></xsl:call-template>
   <tbody>
    <xsl:for-each select="$of-period | $of-year">
     <row>
      <cell><xsl:value-of select="tb:phrase('data-quality.of', 'of', @of, 'month', $month)"/></cell>
      <cell><xsl:value-of select="@expected"/></cell>
      <cell><xsl:value-of select="@actual"/></cell>
      <cell><xsl:call-template name="rate"><xsl:with-param name="of" select="string(@rate)"/></xsl:call-template></cell>
      <cell><xsl:value-of select="@on-time"/></cell>
      <cell><xsl:call-template name="rate"><xsl:with-param name="of" select="string(@rate-on-time)"/></xsl:call-template></cell>
     </row>
    </xsl:for-each>
   </tbody>
   <xsl:call-template name="note"><xsl:with-param name="text" select="tb:phrase('data-quality.note.rates')"/></xsl:call-template>
  </table>
 </xsl:template>

 <xsl:template name="rate">
  <xsl:param name="of"/>
  <xsl:choose>
   <xsl:when test="$of != ''"><xsl:value-of select="$of"/></xsl:when>
   <xsl:otherwise><xsl:value-of select="$none"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <!-- Units by months: each cell says what became of the report. A year that is without a
      fault needs no picture. -->
 <xsl:template name="months">
  <xsl:variable name="bad" select="$ranked[s:report[@state = 'missing' or @state = 'late' or @state = 'waiting' or @version &gt; 1]]"/>
  <xsl:choose>
   <xsl:when test="not($bad)"><p><xsl:value-of select="tb:phrase('data-quality.months.well', 'month', $month, 'n', string(count($ranked)))"/></p></xsl:when>
   <xsl:otherwise>
    <p><xsl:value-of select="tb:phrase('data-quality.months', 'month', $month, 'n', string(count($bad)), 'all', string(count($ranked)),
      'missing', string(count($ranked/s:report[@state = 'missing'])), 'late', string(count($ranked/s:report[@state = 'late'])),
      'waiting', string(count($ranked/s:report[@state = 'waiting'])), 'again', string(count($ranked/s:report[@version &gt; 1])))"/></p>
    <table id="t-months">
     <columns>
      <column align="left" min-width="9em"/>
      <xsl:for-each select="$periods"><column align="center"/></xsl:for-each>
     </columns>
     <thead>
      <row>
       <cell><xsl:value-of select="tb:phrase('data-quality.unit')"/></cell>
       <xsl:for-each select="$periods">
        <cell><xsl:value-of select="tb:phrase('chart.curve.month', 'm', string(number(substring-after(., '-'))))"/></cell>
       </xsl:for-each>
      </row>
     </thead>
     <tbody>
      <xsl:for-each select="$bad">
       <row>
        <cell><xsl:value-of select="@name"/></cell>
        <xsl:for-each select="s:report">
         <cell><xsl:value-of select="tb:phrase('data-quality.state', 'state', @state, 'version', string(@version))"/></cell>
        </xsl:for-each>
       </row>
      </xsl:for-each>
     </tbody>
     <xsl:call-template name="note">
      <xsl:with-param name="text">
       <xsl:value-of select="tb:phrase('data-quality.note.months')"/>
       <xsl:value-of select="tb:phrase('data-quality.note.rest', 'n', string(count($ranked) - count($bad)))"/>
      </xsl:with-param>
     </xsl:call-template>
    </table>
   </xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <!-- By the year's reports in time; those that never failed are named together. -->
 <xsl:template name="places">
  <xsl:variable name="first" select="$ranked[not(@code = $behind/@code)]"/>
  <xsl:variable name="names">
   <xsl:for-each select="$first"><xsl:value-of select="concat(substring($and, 1, number(position() &gt; 1)), @name)"/></xsl:for-each>
  </xsl:variable>
  <xsl:if test="$first">
   <p><xsl:value-of select="tb:phrase('data-quality.first', 'month', $month, 'n', string(count($first)), 'names', string($names), 'r', string($first[1]/s:rates[@of = 'year']/@rate-on-time), 'all', tb:if(not($behind), 'yes'))"/></p>
  </xsl:if>
  <xsl:if test="$behind">
   <table id="t-places">
    <xsl:call-template name="columns"><xsl:with-param name="list" select="'center left:9 right right decimal right decimal'"/></xsl:call-template>
    <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('data-quality.heads.places')"/></xsl:call-template>
    <tbody>
     <xsl:for-each select="$behind">
      <xsl:sort select="@place" data-type="number"/>
      <xsl:variable name="year" select="s:rates[@of = 'year']"/>
      <row>
       <cell><xsl:value-of select="@place"/></cell>
       <cell><xsl:value-of select="@name"/></cell>
       <cell><xsl:value-of select="$year/@expected"/></cell>
       <cell><xsl:value-of select="$year/@actual"/></cell>
       <cell><xsl:value-of select="$year/@rate"/></cell>
       <cell><xsl:value-of select="$year/@on-time"/></cell>
       <cell><xsl:value-of select="$year/@rate-on-time"/></cell>
      </row>
     </xsl:for-each>
    </tbody>
    <xsl:call-template name="note"><xsl:with-param name="text" select="tb:phrase('data-quality.note.places')"/></xsl:call-template>
   </table>
  </xsl:if>
 </xsl:template>

 <!-- What was sent back and asked, and what of it is still open. -->
 <xsl:template name="asked">
  <p>
   <xsl:value-of select="tb:phrase('data-quality.refused', 'n', $asked/@refused, 'settled', $asked/@settled)"/>
   <xsl:value-of select="tb:phrase('data-quality.queries', 'n', $asked/@queries, 'answered', $asked/@answered)"/>
   <xsl:value-of select="tb:phrase('data-quality.before', 'n', $asked/@from-before)"/>
  </p>
  <xsl:variable name="files" select="$status/s:file"/>
  <xsl:if test="$files/s:group">
   <table id="t-asked">
    <xsl:call-template name="columns"><xsl:with-param name="list" select="'left:6:12 center:5 center:5 left:12 right center'"/></xsl:call-template>
    <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('data-quality.heads.asked')"/></xsl:call-template>
    <tbody>
     <xsl:for-each select="$files/s:group">
      <row>
       <cell><xsl:value-of select="tb:phrase('papers.or', 'text', string(../@unit-name))"/></cell>
       <cell><xsl:call-template name="short-day"><xsl:with-param name="of" select="string(../@arrived)"/></xsl:call-template></cell>
       <cell><xsl:value-of select="tb:phrase('data-quality.level', 'level', @level)"/></cell>
       <cell><xsl:value-of select="@title"/></cell>
       <cell><xsl:value-of select="@places"/></cell>
       <cell><xsl:value-of select="tb:phrase('data-quality.open', 'open', ../@open, 'level', @level)"/></cell>
      </row>
     </xsl:for-each>
    </tbody>
   </table>
  </xsl:if>
 </xsl:template>

 <!-- Who answers for this period's report. -->
 <xsl:template name="signers">
  <xsl:variable name="units" select="$status/s:unit[@prepared or @reviewed or @approved]"/>
  <xsl:variable name="electronic" select="$units[@signed = 'yes']"/>
  <table id="t-signers">
   <xsl:call-template name="columns"><xsl:with-param name="list" select="'left:9 center:7 center center center'"/></xsl:call-template>
   <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('data-quality.heads.signers')"/></xsl:call-template>
   <tbody>
    <xsl:for-each select="$units">
     <row>
      <cell><xsl:value-of select="@name"/></cell>
      <cell><xsl:call-template name="short-day"><xsl:with-param name="of" select="string(@arrived)"/></xsl:call-template><xsl:value-of select="tb:phrase('data-quality.version', 'n', string(@version))"/></cell>
      <cell><xsl:value-of select="tb:phrase('papers.or', 'text', string(@prepared))"/></cell>
      <cell><xsl:value-of select="tb:phrase('papers.or', 'text', string(@reviewed))"/></cell>
      <cell><xsl:value-of select="tb:phrase('papers.or', 'text', string(@approved))"/></cell>
     </row>
    </xsl:for-each>
   </tbody>
   <xsl:call-template name="note"><xsl:with-param name="text" select="tb:phrase('data-quality.note.signed', 'n', string(count($electronic)), 'of', string(count($units[@signed])))"/></xsl:call-template>
  </table>
 </xsl:template>
</xsl:stylesheet>
