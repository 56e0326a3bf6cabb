<?xml version="1.0" encoding="UTF-8"?>
<!-- 约谈建议名单: proposals to the office, never more: whom, by which rule, for how long, with
     which numbers. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:str="http://exslt.org/strings" xmlns="urn:tongbao:document:1" exclude-result-prefixes="f tb str">

 <xsl:include href="parts/common.xsl"/>
 <xsl:include href="parts/papers.xsl"/>
 <xsl:include href="parts/escalations.xsl"/>
 <xsl:include href="parts/talks.xsl"/>

 <!-- whoever answers for most comes first -->
 <xsl:variable name="order" select="'county industry enterprise project'"/>
 <xsl:variable name="numerals" select="str:split(tb:phrase('numerals'), '|')"/>

 <xsl:template match="/">
  <xsl:call-template name="paper">
   <xsl:with-param name="title" select="tb:phrase('interviews.title', 'period', $year-period)"/>
   <xsl:with-param name="body">
    <xsl:if test="$mostly-missing">
     <p><xsl:value-of select="tb:phrase('interviews.reports', 'label', $label, 'n', 'reports/expected', 'k', 'reports/received', 'm', 'reports/missing')"/></p>
    </xsl:if>
    <xsl:if test="$reported or not($mostly-missing)">
     <p>
      <xsl:variable name="list"><xsl:call-template name="counted"><xsl:with-param name="items" select="$talks"/></xsl:call-template></xsl:variable>
      <xsl:value-of select="tb:phrase('interviews.state', 'period', $year-period, 'n', string(count($talks)), 'list', string($list), 'missing', tb:if($mostly-missing, 'yes'),
        'twice', tb:if($talks[@lamp = 'red' and ../@last-in], 'yes'))"/>
     </p>
    </xsl:if>
    <xsl:if test="$talks-held &gt; 0">
     <p>
      <xsl:variable name="list"><xsl:call-template name="counted"><xsl:with-param name="items" select="$talk-items[count(. | $talks) &gt; count($talks)]"/></xsl:call-template></xsl:variable>
      <xsl:value-of select="tb:phrase('interviews.held', 'n', string($talks-held), 'list', string($list))"/>
     </p>
    </xsl:if>
    <xsl:if test="$talks"><p><xsl:value-of select="tb:phrase('interviews.close')"/></p></xsl:if>
    <xsl:if test="$mostly-missing"><xsl:call-template name="silent"/></xsl:if>
    <xsl:for-each select="$figures/f:escalations/f:escalation[f:item[count(. | $talks) = count($talks)]]">
     <xsl:sort select="string-length(substring-before($order, @subject))" data-type="number"/>
     <xsl:variable name="at" select="position() + count($missing[1][$mostly-missing])"/>
     <xsl:variable name="of"><xsl:for-each select="f:item[1]"><xsl:call-template name="fired-of"/></xsl:for-each></xsl:variable>
     <h level="1"><xsl:value-of select="tb:phrase('interviews.h', 'n', string($numerals[$at]), 'of', string($of))"/></h>
     <xsl:call-template name="list">
      <xsl:with-param name="at" select="$at"/>
      <xsl:with-param name="items" select="f:item[count(. | $talks) = count($talks)]"/>
      <xsl:with-param name="last" select="position() = last()"/>
     </xsl:call-template>
    </xsl:for-each>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <!-- 县市区2个、项目41个 -->
 <xsl:template name="counted">
  <xsl:param name="items"/>
  <xsl:variable name="rungs" select="$items/.."/>
  <xsl:for-each select="$rungs[not(@subject = preceding-sibling::f:escalation[@name = $talk and count(. | $rungs) = count($rungs)]/@subject)]">
   <xsl:sort select="string-length(substring-before($order, @subject))" data-type="number"/>
   <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
   <xsl:value-of select="tb:phrase('interviews.count', 'subject', @subject, 'n', string(count($items[../@subject = current()/@subject])))"/>
  </xsl:for-each>
 </xsl:template>

 <!-- Who has not reported, the longest silent first. -->
 <xsl:template name="silent">
  <h level="1"><xsl:value-of select="tb:phrase('interviews.silent.h', 'more', tb:if($talks, 'yes'))"/></h>
  <table id="t-silent">
   <xsl:call-template name="columns"><xsl:with-param name="list" select="'center center left:20'"/></xsl:call-template>
   <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('interviews.silent.heads')"/></xsl:call-template>
   <tbody>
    <xsl:for-each select="$missing[not(@missing-months = preceding-sibling::f:unit[@status = 'missing']/@missing-months)]">
     <xsl:sort select="@missing-months" data-type="number" order="descending"/>
     <xsl:variable name="alike" select="$missing[@missing-months = current()/@missing-months]"/>
     <row>
      <cell><xsl:value-of select="@missing-months"/></cell>
      <cell><xsl:value-of select="count($alike)"/></cell>
      <cell><xsl:call-template name="names"><xsl:with-param name="of" select="$alike"/></xsl:call-template></cell>
     </row>
    </xsl:for-each>
   </tbody>
  </table>
 </xsl:template>

 <!-- The worst first.  What says nothing of its own goes: who answers for a county, a lamp that is
      what the rule asks for, leaders where none is assigned. -->
 <xsl:template name="list">
  <xsl:param name="at"/>
  <xsl:param name="items"/>
  <!-- what is noted of all tables stands below the last -->
  <xsl:param name="last"/>
  <xsl:variable name="county" select="$items/../@subject = 'county'"/>
  <xsl:variable name="led" select="$figures/f:liaisons/f:liaison[@subject = $items/@code][@state = 'held' or @state = 'double']"/>
  <xsl:variable name="lit" select="$items[../@lamp != 'red' or not(../@lamp)]"/>
  <xsl:variable name="indicator"><xsl:for-each select="$items[1]"><xsl:call-template name="indicator"/></xsl:for-each></xsl:variable>
  <xsl:variable name="body">
   <xsl:for-each select="$items">
    <xsl:sort select="tb:dec(concat(../@subject, '/', @code, '/', $indicator, '-lead'))" data-type="number"/>
    <xsl:variable name="doer"><xsl:call-template name="doer"/></xsl:variable>
    <row>
     <cell><xsl:value-of select="position()"/></cell>
     <cell><xsl:value-of select="@name"/></cell>
     <xsl:if test="not($county)"><cell><xsl:value-of select="tb:phrase('papers.or', 'text', string($doer))"/></cell></xsl:if>
     <xsl:if test="$led"><cell><xsl:value-of select="tb:phrase('papers.or', 'text', string($led[@subject = current()/@code]/@leader))"/></cell></xsl:if>
     <cell><xsl:call-template name="since"/></cell>
     <cell><xsl:value-of select="@running"/></cell>
     <xsl:call-template name="cells">
      <xsl:with-param name="scope" select="concat(../@subject, '/', @code)"/>
      <xsl:with-param name="list" select="concat($indicator, '-plan ', $indicator, ' ', $indicator, '-completion ', $indicator, '-lead')"/>
     </xsl:call-template>
     <xsl:if test="$lit"><cell><xsl:value-of select="tb:phrase('lamp.mark', 'lamp', string(@lamp))"/></cell></xsl:if>
    </row>
   </xsl:for-each>
  </xsl:variable>
  <table id="t-{$at}" unit="{tb:phrase('unit.rev')}" note-marks="※">
   <xsl:call-template name="columns">
    <xsl:with-param name="list" select="concat('center ', tb:if($county, 'left:4:14 ', tb:if($led, 'left:7:14 left:4:8 ', 'left:11:14 left:5:8 ')), tb:if($led, 'left:4:6 '),
      'center center decimal decimal decimal decimal', tb:if($lit, ' center'))"/>
   </xsl:call-template>
   <xsl:call-template name="heads">
    <xsl:with-param name="text" select="tb:phrase('interviews.heads', 'subject', @subject, 'led', tb:if($led, 'yes'), 'lit', tb:if($lit, 'yes'), 'month', $month, 'label', $label, 'year', $year, 'd', tb:maybe(concat('city/', $indicator, '-lead')))"/>
   </xsl:call-template>
   <tbody><xsl:copy-of select="$body"/></tbody>
   <xsl:call-template name="note">
    <xsl:with-param name="text">
     <xsl:call-template name="signs"><xsl:with-param name="in" select="string($body)"/></xsl:call-template>
     <xsl:if test="$last"><xsl:value-of select="tb:phrase('interviews.note')"/></xsl:if>
    </xsl:with-param>
   </xsl:call-template>
  </table>
 </xsl:template>
</xsl:stylesheet>
