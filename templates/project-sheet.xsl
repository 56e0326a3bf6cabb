<?xml version="1.0" encoding="UTF-8"?>
<!-- 一项目一策: one page about a project. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt" xmlns:i="urn:tongbao:issue:1"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f i tb exsl str">

 <xsl:include href="parts/common.xsl"/>
 <xsl:include href="parts/charts.xsl"/>
 <xsl:include href="parts/history.xsl"/>
 <xsl:include href="parts/outlook.xsl"/>
 <xsl:include href="parts/sheet.xsl"/>

 <xsl:variable name="charts" select="/.."/>
 <xsl:variable name="scope" select="concat('project/', $code)"/>
 <xsl:variable name="fine" select="string($subject/@fine)"/>
 <xsl:variable name="amounts" select="concat($scope, tb:if($fine = 'yes', '/fine-inv', '/inv'))"/>

 <xsl:template match="/">
  <xsl:call-template name="sheet">
   <xsl:with-param name="kind" select="'project'"/>
   <xsl:with-param name="facts">
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'domain'"/><xsl:with-param name="text" select="$subject/@domain-name"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'industry'"/><xsl:with-param name="text" select="tb:if($subject/@industry != '', string($figures/f:industries/f:industry[@code = $subject/@industry]/@short), tb:phrase('sheet.unassigned'))"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'region'"/><xsl:with-param name="text" select="$subject/@region-name"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'nature'"/><xsl:with-param name="text" select="tb:phrase('sheet.nature', 'nature', $subject/@nature, 'key', $subject/@key)"/></xsl:call-template>
    <xsl:call-template name="amount-fact"><xsl:with-param name="name" select="'total'"/><xsl:with-param name="id" select="concat($scope, '/total')"/></xsl:call-template>
    <xsl:call-template name="amount-fact"><xsl:with-param name="name" select="'plan'"/><xsl:with-param name="id" select="concat($amounts, '-plan')"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'stage'"/><xsl:with-param name="text" select="$subject/@stage"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'term'"/><xsl:with-param name="text" select="tb:phrase('sheet.term', 'a', translate($subject/@start, '-', '.'), 'b', translate($subject/@finish, '-', '.'))"/></xsl:call-template>
    <xsl:call-template name="lamp-fact"/>
    <xsl:variable name="lead"><xsl:call-template name="lead-unit"><xsl:with-param name="subject" select="$subject"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'lead'"/><xsl:with-param name="text" select="tb:if($lead != '', string($lead), tb:phrase('sheet.unsettled'))"/></xsl:call-template>
    <xsl:call-template name="liaison-fact"/>
   </xsl:with-param>
   <xsl:with-param name="said">
    <xsl:call-template name="investment-said"><xsl:with-param name="scope" select="$scope"/><xsl:with-param name="stage" select="string($subject/@stage)"/></xsl:call-template>
    <xsl:value-of select="tb:phrase('sheet.late', 'start', string($subject/@start-late), 'finish', string($subject/@finish-late))"/>
    <xsl:for-each select="$subject/f:milestone[@reached = 'no']">
     <xsl:sort select="@planned"/>
     <xsl:if test="position() = 1">
      <xsl:value-of select="tb:phrase('sheet.next', 'type', @type, 'due', string(@due), 'late', string(@late), 'y', substring(@planned, 1, 4), 'm', string(number(substring(@planned, 6, 2))))"/>
     </xsl:if>
    </xsl:for-each>
    <xsl:value-of select="tb:phrase('sheet.said', 'text', $subject/@note)"/>
   </xsl:with-param>
   <xsl:with-param name="blocks">
    <xsl:call-template name="path-chart"/>
    <xsl:call-template name="months-chart"><xsl:with-param name="scope" select="$scope"/><xsl:with-param name="series" select="'inv'"/><xsl:with-param name="stage" select="string($subject/@stage)"/>
     <!-- alone where there is no plan -->
     <xsl:with-param name="width" select="tb:if(tb:dec(concat($amounts, '-path@', $year, '-12')) != '', 'column', 'full')"/>
     <xsl:with-param name="plot" select="tb:if(tb:dec(concat($amounts, '-path@', $year, '-12')) != '', 'high', 'usual')"/>
    </xsl:call-template>
    <xsl:call-template name="months-table"><xsl:with-param name="scope" select="$scope"/><xsl:with-param name="series" select="'inv'"/></xsl:call-template>
    <xsl:call-template name="stops"/>
    <xsl:call-template name="problems"/>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <!-- What was done and what was to be done, from the year's first to its last month. -->
 <xsl:template name="path-chart">
  <xsl:if test="tb:dec($amounts) != '' and tb:dec(concat($amounts, '-path@', $year, '-12')) != '' and
    not($told[number(tb:dec(concat($amounts, @at))) &lt; 0])">
   <xsl:variable name="worked" select="$told[tb:dec(concat($amounts, @at)) != '' and number(tb:dec(concat($amounts, @at))) != 0]"/>
   <chart id="path" form="cumulative" plot="high" unit="{tb:unit($amounts)}"
     title="{tb:phrase('sheet.path.title', 'month', $month, 'fine', $fine, 'lamp', tb:if($subject/@lamp-rule = 'lead', string($subject/@lamp)), 'o', tb:if($month = '12', concat($amounts, '-open')), 'p', concat($scope, '/inv-completion'), 'd', concat($scope, '/inv-lead'))}"
     subtitle="{tb:phrase('sheet.path.subtitle', 'fine', $fine)}">
    <!-- alone where nothing was made in any month -->
    <xsl:attribute name="width"><xsl:choose><xsl:when test="$worked">column</xsl:when><xsl:otherwise>full</xsl:otherwise></xsl:choose></xsl:attribute>
    <categories>
     <xsl:for-each select="str:tokenize($months)"><category label="{tb:phrase('chart.curve.month', 'm', string(number(.)))}"/></xsl:for-each>
    </categories>
    <series name="{tb:phrase('sheet.path.actual')}" part="actual">
     <xsl:for-each select="str:tokenize($months)">
      <xsl:variable name="told" select="$told[number(@n) = number(current())]"/>
      <xsl:choose>
       <xsl:when test="$told"><xsl:call-template name="point"><xsl:with-param name="id" select="concat($amounts, $told/@at)"/></xsl:call-template></xsl:when>
       <xsl:otherwise><point state="none"/></xsl:otherwise>
      </xsl:choose>
     </xsl:for-each>
    </series>
    <series name="{tb:phrase('sheet.path.plan')}" part="plan">
     <xsl:for-each select="str:tokenize($months)">
      <xsl:call-template name="point"><xsl:with-param name="id" select="concat($amounts, '-path@', $year, '-', .)"/></xsl:call-template>
     </xsl:for-each>
    </series>
   </chart>
  </xsl:if>
 </xsl:template>

 <!-- What comes when, and what came. -->
 <xsl:template name="stops">
  <xsl:variable name="stops" select="$subject/f:milestone"/>
  <xsl:if test="$stops">
   <table id="stops" caption="{tb:phrase('sheet.stops.title', 'n', string(count($stops[@reached = 'yes'])), 'all', string(count($stops)), 'rest', string(count($stops[@reached = 'no'])),
     'delayed', string(count($stops[@delay])), 'late', string(count($stops[@late])), 'due', string(count($stops[@due = 'yes' and not(@late)])))}">
    <columns>
     <column align="left" width="8em"/><column align="center" width="11.8em"/><column align="center" width="11.8em"/><column align="center"/>
    </columns>
    <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('sheet.heads.stops')"/></xsl:call-template>
    <tbody>
     <xsl:for-each select="$stops">
      <xsl:sort select="tb:if(@planned, @planned, @actual)"/>
      <row>
       <cell><xsl:value-of select="tb:phrase('sheet.stop', 'type', @type)"/></cell>
       <cell><xsl:value-of select="tb:if(@planned, tb:phrase('sheet.stops.month', 'y', substring(@planned, 1, 4), 'm', string(number(substring(@planned, 6, 2)))), $none)"/></cell>
       <cell><xsl:choose><xsl:when test="@actual"><xsl:value-of select="tb:day(@actual)"/></xsl:when><xsl:otherwise><xsl:value-of select="$none"/></xsl:otherwise></xsl:choose></cell>
       <cell><xsl:value-of select="tb:phrase('sheet.stops.state', 'reached', @reached, 'delay', string(@delay), 'due', string(@due), 'late', string(@late), 'planned', string(@planned))"/></cell>
      </row>
     </xsl:for-each>
    </tbody>
   </table>
  </xsl:if>
 </xsl:template>
</xsl:stylesheet>
