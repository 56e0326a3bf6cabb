<?xml version="1.0" encoding="UTF-8"?>
<!-- 上级报送函: the report that goes with the submission to a level above, of one <rollup> of the
     plan; a letter with the rows of the submission as its table.  Words from
     upper-report-phrases.xml. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:i="urn:tongbao:issue:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f i tb exsl str">

 <xsl:include href="parts/common.xsl"/>
 <xsl:include href="parts/revisions.xsl"/>

 <xsl:variable name="rollup" select="tb:scope()"/>
 <xsl:variable name="above" select="string($rollup/@name)"/>
 <xsl:variable name="region" select="string($plan/@region-name)"/>
 <!-- that the office's sheet has for it -->
 <xsl:variable name="letter" select="$issue/i:letter[@to = $rollup/@code]"/>
 <xsl:variable name="start" select="concat('rollup/', $rollup/@code, '/')"/>

 <xsl:template match="/">
  <xsl:variable name="title" select="tb:phrase('upper-report.title', 'label', $label, 'month', $month, 'year', $year, 'programme', $plan/@programme, 'region', $region)"/>
  <document version="1" name="{tb:name()}" period="{$figures/@period}" lang="zh-CN" style="gb" digest="{tb:digest()}">
   <xsl:call-template name="info"><xsl:with-param name="title" select="$title"/></xsl:call-template>
   <head kind="letter">
    <mark><xsl:value-of select="$plan/@issuer"/></mark>
    <number>
     <xsl:choose>
      <xsl:when test="$letter"><xsl:value-of select="$letter/@number"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="tb:phrase('number.open', 'year', string($issue-year))"/></xsl:otherwise>
     </xsl:choose>
    </number>
   </head>
   <title><xsl:value-of select="$title"/></title>
   <xsl:if test="$rollup/@to != ''">
    <addressee><xsl:value-of select="tb:phrase('addressee', 'to', string($rollup/@to))"/></addressee>
   </xsl:if>
   <body>
    <p>
     <xsl:value-of select="tb:phrase('upper-report.opening', 'label', $label, 'month', $month, 'year', $year, 'programme', $plan/@programme, 'region', $region)"/>
    </p>
    <h level="1"><xsl:value-of select="tb:phrase('upper-report.h.summary')"/></h>
    <p><xsl:value-of select="tb:phrase('rev.industries', 'others', $other-industries, 'revised', '', 'month', $month, 'period', $period, 'previous', $previous-label,
     'n', 'city/rev-units', 'x', 'city/rev', 'g', 'city/rev-growth',
     'was', '', 'c', '',
     'p', 'city/rev-completion', 'd', 'city/rev-lead')"/>
     <xsl:call-template name="silent-industries"><xsl:with-param name="phrase" select="'upper-report.silent.industries'"/></xsl:call-template>
     <xsl:call-template name="entered-industries"/>
     <xsl:value-of select="tb:phrase('noplan.industries', 'need', '', 'n', 'city/rev-noplan', 'p', 'city/rev-completion')"/></p>
    <p><xsl:value-of select="tb:phrase('inv.total', 'month', $month, 'period', $period, 'n', 'city/projects', 'x', 'city/inv',
     'p', 'city/inv-completion', 'd', 'city/inv-lead')"/>
     <xsl:call-template name="silent-projects"><xsl:with-param name="phrase" select="'upper-report.silent.projects'"/></xsl:call-template>
     <xsl:value-of select="tb:phrase('noplan.projects', 'of', $planless-of, 'need', '', 'n', 'city/inv-noplan', 'p', 'city/inv-completion')"/></p>
    <xsl:if test="$rollup/f:rung">
     <h level="1"><xsl:value-of select="tb:phrase('upper-report.h.rungs', 'upper', $above)"/></h>
     <p><xsl:call-template name="rungs"/></p>
    </xsl:if>
    <h level="1"><xsl:value-of select="tb:phrase('upper-report.h.number', 'n', string(2 + boolean($rollup/f:rung)), 'of', tb:phrase('upper-report.h.data'))"/></h>
    <xsl:call-template name="caveats"/>
    <xsl:call-template name="rows"/>
    <p><xsl:value-of select="tb:phrase('upper-report.close')"/></p>
   </body>
   <signature unit="{$plan/@issuer}">
    <xsl:attribute name="date"><xsl:call-template name="day"/></xsl:attribute>
   </signature>
   <xsl:variable name="contact" select="tb:phrase('upper-report.contact', 'name', string($rollup/@contact), 'phone', string($rollup/@phone))"/>
   <xsl:if test="$contact != ''"><remark><xsl:value-of select="$contact"/></remark></xsl:if>
  </document>
 </xsl:template>

 <!-- Who stands on the steps of the level above. -->
 <xsl:template name="rungs">
  <xsl:for-each select="$rollup/f:rung">
   <xsl:variable name="id" select="concat($start, @subject, '/', @word, '/')"/>
   <xsl:if test="position() &gt; 1"><xsl:value-of select="tb:phrase('semicolon')"/></xsl:if>
   <xsl:choose>
    <xsl:when test="@subject = 'project'">
     <xsl:value-of select="tb:phrase('upper-report.rung.total', 'subject', @subject, 'word', @word, 'n', concat($id, 'total'))"/>
    </xsl:when>
    <xsl:when test="$month = '12' and tb:has(concat($id, 'reached'))">
     <xsl:value-of select="tb:phrase('upper-report.rung.made', 'subject', @subject, 'word', @word, 'year', $year, 'last-year', $last-year,
       'a', concat($id, 'last'), 'b', concat($id, 'plan'), 'c', concat($id, 'reached'))"/>
    </xsl:when>
    <xsl:otherwise>
     <xsl:value-of select="tb:phrase('upper-report.rung', 'subject', @subject, 'word', @word, 'year', $year, 'last-year', $last-year,
       'a', concat($id, 'last'), 'b', concat($id, 'plan'))"/>
    </xsl:otherwise>
   </xsl:choose>
  </xsl:for-each>
  <xsl:value-of select="tb:phrase('stop')"/>
 </xsl:template>

 <xsl:template name="caveats">
  <xsl:variable name="revised"><xsl:call-template name="revised-units"><xsl:with-param name="of" select="$revised-told[@kind != 'same']"/></xsl:call-template></xsl:variable>
  <p>
   <xsl:value-of select="tb:phrase('upper-report.sent', 'label', $label, 'month', $month, 'n', concat($start, 'rows'), 'k', concat($start, 'sent'), 'm', concat($start, 'unsent'))"/>
   <xsl:value-of select="tb:phrase('upper-report.revised', 'names', string($revised), 'how', string($revised-how), 'first', $previous)"/>
   <xsl:value-of select="tb:phrase('upper-report.prelim')"/>
  </p>
 </xsl:template>

 <!-- The rows of the submission. -->
 <xsl:template name="rows">
  <xsl:variable name="noted" select="$rollup/f:row[@sent = 'no' or @missing &gt; 0]"/>
  <xsl:variable name="body">
   <xsl:for-each select="$rollup/f:row">
    <row>
     <cell><xsl:value-of select="@code"/></cell>
     <cell><xsl:value-of select="@name"/></cell>
     <cell><xsl:value-of select="@here"/></cell>
     <cell><xsl:value-of select="@indicator"/></cell>
     <xsl:variable name="figure" select="string(@figure)"/>
     <xsl:for-each select="str:tokenize('. -base -growth -completion')">
      <xsl:call-template name="figure"><xsl:with-param name="id" select="concat($figure, translate(., '.', ''))"/></xsl:call-template>
     </xsl:for-each>
     <xsl:if test="$noted"><cell><xsl:value-of select="tb:phrase('upper-report.note', 'sent', @sent, 'carried', @carried, 'missing', @missing)"/></cell></xsl:if>
    </row>
   </xsl:for-each>
  </xsl:variable>
  <table id="t-rows" unit="{tb:phrase('upper-report.unit')}" note-marks="※">
   <xsl:call-template name="columns"><xsl:with-param name="list" select="concat('left:5:10 left:7:14 left:7:16 left:5:8 decimal decimal decimal decimal', tb:if($noted, ' left:4:8'))"/></xsl:call-template>
   <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('upper-report.heads', 'label', $label, 'month', $month, 'noted', tb:if($noted, 'yes'))"/></xsl:call-template>
   <tbody><xsl:copy-of select="$body"/></tbody>
   <xsl:call-template name="note">
    <xsl:with-param name="text"><xsl:call-template name="signs"><xsl:with-param name="in" select="string($body)"/></xsl:call-template></xsl:with-param>
   </xsl:call-template>
  </table>
 </xsl:template>
</xsl:stylesheet>
