<?xml version="1.0" encoding="UTF-8"?>
<!-- Charts: completion of a ranking's subjects against the time progress, and the
     year's cumulative curve against its plan. The document that includes them says in
     $charts which it has. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:str="http://exslt.org/strings" xmlns="urn:tongbao:document:1"
  exclude-result-prefixes="f tb str">

 <!-- How a figure's state is drawn. -->
 <xsl:template name="state">
  <xsl:param name="id"/>
  <xsl:variable name="state" select="tb:state($id)"/>
  <xsl:attribute name="state">
   <xsl:choose>
    <xsl:when test="$state = 'carried' or $state = 'missing'"><xsl:value-of select="$state"/></xsl:when>
    <xsl:when test="$state = 'value' or $state = 'zero'">value</xsl:when>
    <xsl:otherwise>none</xsl:otherwise>
   </xsl:choose>
  </xsl:attribute>
 </xsl:template>

 <xsl:template name="value">
  <xsl:param name="id"/>
  <xsl:if test="tb:dec($id) != ''">
   <xsl:attribute name="value"><xsl:value-of select="tb:dec($id)"/></xsl:attribute>
  </xsl:if>
 </xsl:template>

 <!-- The finding: who leads, who is furthest behind. -->
 <xsl:template name="finding">
  <xsl:param name="ranking"/>
  <xsl:variable name="best" select="$ranking/f:place[1]"/>
  <xsl:variable name="items" select="$figures/f:behind[@of = $ranking/@id]/f:item"/>
  <xsl:variable name="by-gap"><xsl:call-template name="widest"><xsl:with-param name="items" select="$items[tb:dir(@lead) = 'down']"/></xsl:call-template></xsl:variable>
  <xsl:variable name="worst" select="$items[@code = string($by-gap)]"/>
  <xsl:variable name="names">
   <xsl:call-template name="names"><xsl:with-param name="of" select="$best/f:item"/></xsl:call-template>
  </xsl:variable>
  <xsl:variable name="last">
   <xsl:call-template name="names"><xsl:with-param name="of" select="$items[$worst and tb:dec(@lead) = tb:dec($worst/@lead)]"/></xsl:call-template>
  </xsl:variable>
  <xsl:choose>
   <xsl:when test="not($best)"><xsl:value-of select="tb:phrase('chart.empty')"/></xsl:when>
   <xsl:when test="count($ranking/f:place) = 1">
    <xsl:value-of select="tb:phrase('chart.one', 'month', $month, 'names', $names, 'p', $best/f:item[1]/@figure)"/>
   </xsl:when>
   <xsl:otherwise>
    <xsl:variable name="all"><xsl:if test="count($items[tb:dir(@lead) = 'down']) = count($ranking/f:place/f:item)">yes</xsl:if></xsl:variable>
    <xsl:variable name="level"><xsl:if test="$items and not($worst)">yes</xsl:if></xsl:variable>
    <xsl:value-of select="tb:phrase('chart.best', 'month', $month, 'names', $names, 'tied', $best/@tied,
      'worst', string($last), 'all', string($all), 'level', string($level), 'd', string($worst/@lead),
      'pace', tb:phrase('pace', 'd', string($leads[@of = $ranking/@scope]/@id)))"/>
   </xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <!-- What is carried, and what a curve of the plan has due. -->
 <xsl:template name="chart-note">
  <xsl:param name="carried"/>
  <xsl:param name="lead"/>
  <xsl:variable name="note">
   <xsl:if test="$carried"><xsl:value-of select="tb:phrase('chart.note.carried')"/></xsl:if>
   <xsl:value-of select="tb:phrase('note.curve', 'month', $month, 'd', $lead)"/>
  </xsl:variable>
  <xsl:if test="$note != ''">
   <xsl:attribute name="note"><xsl:value-of select="$note"/></xsl:attribute>
  </xsl:if>
 </xsl:template>

 <!-- C1, C2: one row a subject, by rank, those without a place behind them. The form tiles, of
      counties that have a place in the plan's map, lays them out by it. -->
 <xsl:template name="completion-chart">
  <xsl:param name="form"/>
  <xsl:param name="id"/>
  <xsl:param name="name"/>
  <xsl:param name="ranking"/>
  <xsl:param name="quantity"/>
  <xsl:param name="subjects"/>
  <!-- the only picture of a page needs no number -->
  <xsl:param name="numbered" select="true()"/>
  <xsl:variable name="subtitle" select="tb:phrase(concat('chart.', $name, '.subtitle'), 'period', $period)"/>
  <xsl:variable name="mark" select="tb:phrase('chart.time', 'month', $month, 'q', 'time/progress')"/>
  <xsl:variable name="items" select="$ranking/f:place/f:item | $ranking/f:unplaced/f:item"/>
  <xsl:variable name="finding">
   <xsl:call-template name="finding"><xsl:with-param name="ranking" select="$ranking"/></xsl:call-template>
  </xsl:variable>
  <xsl:if test="$charts[@name = $name]">
   <chart id="{$id}" form="{$form}" width="full" unit="%" title="{$finding}" subtitle="{$subtitle}">
    <xsl:if test="$numbered">
     <xsl:attribute name="caption">
      <xsl:value-of select="tb:phrase('chart.caption', 'n', string(count($charts[@name = $name]/preceding-sibling::*) + 1),
       'title', tb:phrase(concat('chart.', $name, '.caption'), 'period', $period))"/>
     </xsl:attribute>
    </xsl:if>
    <xsl:if test="$form = 'tiles'"><xsl:copy-of select="$subjects/../@outlines | $subjects/../@property"/></xsl:if>
    <xsl:call-template name="chart-note">
     <xsl:with-param name="carried" select="$items[@carried = 'yes']"/>
     <xsl:with-param name="lead" select="string($leads[@of = $ranking/@scope]/@id)"/>
    </xsl:call-template>
    <mark value="{tb:dec('time/progress')}" label="{$mark}" ahead="{tb:phrase('chart.ahead', 'month', $month)}"
     behind="{tb:phrase('chart.behind', 'month', $month)}"/>
    <xsl:if test="$form = 'tiles' and not($subjects/../@outlines)">
     <xsl:for-each select="$subjects[@column and @code = $items/@code]">
      <tile code="{@code}" column="{@column}" row="{@row}"/>
     </xsl:for-each>
    </xsl:if>
    <xsl:for-each select="$items">
     <xsl:variable name="figure" select="tb:maybe(concat($ranking/@scope, '/', @code, '/', $quantity))"/>
     <xsl:variable name="code" select="@code"/>
     <xsl:variable name="note" select="tb:phrase('chart.row.note', 'p', $figure)"/>
     <row label="{@short}" text="{tb:phrase('chart.percent', 'p', $figure)}">
      <xsl:if test="$form = 'tiles'"><xsl:attribute name="code"><xsl:value-of select="@code"/></xsl:attribute></xsl:if>
      <xsl:choose>
       <!-- where more was taken back than was done there is no bar; the note says so -->
       <xsl:when test="$figure = '' or number(tb:dec($figure)) &lt; 0"><xsl:attribute name="state">none</xsl:attribute></xsl:when>
       <xsl:otherwise>
        <xsl:call-template name="value"><xsl:with-param name="id" select="$figure"/></xsl:call-template>
        <xsl:call-template name="state"><xsl:with-param name="id" select="$figure"/></xsl:call-template>
       </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="$subjects[@code = $code]/@lamp != ''">
       <xsl:attribute name="lamp"><xsl:value-of select="$subjects[@code = $code]/@lamp"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="../@n"><xsl:attribute name="rank"><xsl:value-of select="../@n"/></xsl:attribute></xsl:if>
      <xsl:if test="$note != ''"><xsl:attribute name="note"><xsl:value-of select="$note"/></xsl:attribute></xsl:if>
     </row>
    </xsl:for-each>
   </chart>
  </xsl:if>
 </xsl:template>

 <!-- C3: what is not there yet is a gap. -->
 <xsl:template name="point">
  <xsl:param name="id"/>
  <xsl:variable name="figure" select="tb:maybe($id)"/>
  <xsl:variable name="silent"><xsl:if test="$figure != '' and contains($id, '-month')"><xsl:call-template name="silent-month"><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:if></xsl:variable>
  <point>
   <xsl:choose>
    <xsl:when test="$figure = ''"><xsl:attribute name="state">none</xsl:attribute></xsl:when>
    <xsl:when test="$silent = 'yes'">
     <xsl:attribute name="text"><xsl:value-of select="tb:phrase('cell.missing')"/></xsl:attribute>
     <xsl:attribute name="state">missing</xsl:attribute>
    </xsl:when>
    <xsl:otherwise>
     <xsl:call-template name="value"><xsl:with-param name="id" select="$figure"/></xsl:call-template>
     <xsl:attribute name="text"><xsl:value-of select="tb:print($figure)"/></xsl:attribute>
     <xsl:call-template name="state"><xsl:with-param name="id" select="$figure"/></xsl:call-template>
    </xsl:otherwise>
   </xsl:choose>
  </point>
 </xsl:template>

 <xsl:variable name="months" select="'02 03 04 05 06 07 08 09 10 11 12'"/>

 <!-- Months at whose end the sum was below 0, after corrections: then there is no curve. -->
 <xsl:variable name="curve-below" select="str:tokenize($months)[tb:has(concat('city/inv@', $year, '-', .)) and number(tb:dec(concat('city/inv@', $year, '-', .))) &lt; 0]"/>

 <xsl:template name="curve-chart">
  <xsl:param name="id"/>
  <xsl:variable name="subtitle" select="tb:phrase('chart.curve.subtitle')"/>
  <xsl:variable name="marks">
   <xsl:for-each select="str:tokenize($months)">
    <xsl:variable name="figure" select="concat('city/inv@', $year, '-', .)"/>
    <xsl:if test="tb:has($figure)"><xsl:value-of select="tb:mark($figure)"/></xsl:if>
   </xsl:for-each>
  </xsl:variable>
  <xsl:if test="$charts[@name = 'curve']">
   <chart id="{$id}" form="cumulative" width="full" unit="{tb:unit('city/inv')}" subtitle="{$subtitle}"
     title="{tb:phrase('chart.curve.title', 'month', $month, 'period', $period, 'x', 'city/inv', 'p', 'city/inv-completion', 'd', 'city/inv-lead')}"
     caption="{tb:phrase('chart.caption', 'n', string(count($charts[@name = 'curve']/preceding-sibling::*) + 1),
      'title', tb:phrase('chart.curve.caption', 'year', $year))}">
    <xsl:call-template name="chart-note">
     <xsl:with-param name="carried" select="contains($marks, '※')"/>
     <xsl:with-param name="lead" select="'city/inv-lead'"/>
    </xsl:call-template>
    <categories>
     <xsl:for-each select="str:tokenize($months)">
      <category label="{tb:phrase('chart.curve.month', 'm', string(number(.)))}"/>
     </xsl:for-each>
    </categories>
    <series name="{tb:phrase('chart.curve.actual')}" part="actual">
     <xsl:for-each select="str:tokenize($months)">
      <xsl:call-template name="point"><xsl:with-param name="id" select="concat('city/inv@', $year, '-', .)"/></xsl:call-template>
     </xsl:for-each>
    </series>
    <series name="{tb:phrase('chart.curve.plan', 'month', $month, 'd', 'city/inv-lead')}" part="plan">
     <xsl:for-each select="str:tokenize($months)">
      <xsl:call-template name="point"><xsl:with-param name="id" select="concat('city/inv-path@', $year, '-', .)"/></xsl:call-template>
     </xsl:for-each>
    </series>
   </chart>
  </xsl:if>
 </xsl:template>
</xsl:stylesheet>
