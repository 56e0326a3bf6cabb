<?xml version="1.0" encoding="UTF-8"?>
<!-- What 督办单 and 约谈建议名单 say of a subject for which a rule fired: what it is, who
     answers for it, which rule, which numbers.  The current node is the <item>. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f tb">

 <!-- What the subject is judged by, as the names of its figures begin: inv, the investment of a
      project or a county; rev, the revenue of an industry or an enterprise. -->
 <xsl:template name="indicator">
  <xsl:value-of select="tb:if(../@subject = 'project' or ../@subject = 'county', 'inv', 'rev')"/>
 </xsl:template>

 <!-- 2022年6月 -->
 <xsl:template name="since">
  <xsl:value-of select="tb:phrase('since', 'year', substring-before(@since, '-'), 'month', string(number(substring-after(@since, '-'))))"/>
 </xsl:template>

 <!-- Who has to do it, and who helps: of a project or an enterprise its county, and who
      leads its domain (where nobody does, who reports its industry); of an industry who
      reports it; of a county itself. -->
 <xsl:template name="doer">
  <xsl:choose>
   <xsl:when test="../@subject = 'county'"><xsl:value-of select="@name"/></xsl:when>
   <xsl:when test="../@subject = 'industry'"><xsl:value-of select="tb:subject('industry', @code)/@reporter-name"/></xsl:when>
   <xsl:when test="../@subject = 'enterprise'"><xsl:value-of select="tb:subject('enterprise', @code)/@region-name"/></xsl:when>
   <xsl:otherwise><xsl:value-of select="tb:subject('project', @code)/@region-name"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>
 <xsl:template name="helper">
  <xsl:call-template name="lead-unit">
   <xsl:with-param name="subject" select="tb:subject('enterprise', @code)[current()/../@subject = 'enterprise'] | tb:subject('project', @code)[current()/../@subject = 'project']"/>
  </xsl:call-template>
 </xsl:template>

 <!-- Who leads the domain of an enterprise or a project, else who reports its industry. -->
 <xsl:template name="lead-unit">
  <xsl:param name="subject"/>
  <xsl:variable name="lead" select="tb:subject('domain', $subject/@domain)/@lead-name"/>
  <xsl:choose>
   <xsl:when test="$lead != ''"><xsl:value-of select="$lead"/></xsl:when>
   <xsl:otherwise><xsl:value-of select="tb:subject('industry', $subject/@industry)/@reporter-name"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <!-- 市人民政府副市长林深: the leader it is assigned to. -->
 <xsl:template name="leader">
  <xsl:variable name="liaison" select="$figures/f:liaisons/f:liaison[@subject = current()/@code][@state = 'held' or @state = 'double']"/>
  <xsl:value-of select="tb:phrase('papers.leader', 'leader', string($liaison/@leader), 'post', string($liaison/@post))"/>
 </xsl:template>

 <!-- The rule that fired. -->
 <xsl:template name="rule">
  <xsl:value-of select="tb:phrase('fired.rule', 'lamp', string(../@lamp-name), 'months', ../@months, 'best', string(../@lamp = 'yellow'))"/>
 </xsl:template>

 <!-- The rule, and of what. -->
 <xsl:template name="fired-of">
  <xsl:variable name="rule"><xsl:call-template name="rule"/></xsl:variable>
  <xsl:value-of select="tb:phrase('fired.of', 'subject', ../@subject, 'rule', string($rule))"/>
 </xsl:template>

 <!-- For how long the rule has been true of it. -->
 <xsl:template name="run">
  <xsl:variable name="since"><xsl:call-template name="since"/></xsl:variable>
  <xsl:variable name="mark"><xsl:call-template name="lamp-name"/></xsl:variable>
  <xsl:variable name="mixed"><xsl:call-template name="mixed"/></xsl:variable>
  <xsl:value-of select="tb:phrase('fired.run', 'since', string($since), 'running', @running, 'lamp', string(../@lamp-name), 'now', string($mark), 'rule', string(../@lamp), 'mixed', string($mixed))"/>
 </xsl:template>

 <!-- yes: a rule of yellow lamps, while some of them were red -->
 <xsl:template name="mixed">
  <xsl:value-of select="tb:if(../@lamp = 'yellow' and (@lamp = 'red' or tb:subject(../@subject, @code)/@lamp-since != @since), 'yes')"/>
 </xsl:template>

 <!-- For how long it has been so, and what has been done. -->
 <xsl:template name="numbers">
  <xsl:variable name="indicator"><xsl:call-template name="indicator"/></xsl:variable>
  <xsl:variable name="scope" select="concat(../@subject, '/', @code, '/')"/>
  <xsl:call-template name="run"/>
  <xsl:choose>
   <xsl:when test="$indicator = 'inv'">
    <!-- what is small is told in the unit of its sheet -->
    <xsl:variable name="fine" select="tb:if(../@subject = 'project', string(tb:subject('project', @code)/@fine))"/>
    <xsl:variable name="amount" select="concat($scope, tb:if($fine = 'yes', 'fine-'), 'inv')"/>
    <xsl:value-of select="tb:phrase('fired.inv', 'month', $month, 'label', $period, 'fine', $fine, 'plan', concat($amount, '-plan'), 'x', $amount,
      'p', concat($scope, 'inv-completion'), 'd', concat($scope, 'inv-lead'))"/>
   </xsl:when>
   <xsl:otherwise>
    <xsl:value-of select="tb:phrase('fired.rev', 'month', $month, 'label', $period, 'plan', concat($scope, 'rev-plan'), 'x', concat($scope, 'rev'),
      'p', concat($scope, 'rev-completion'), 'd', concat($scope, 'rev-lead'))"/>
   </xsl:otherwise>
  </xsl:choose>
  <xsl:if test="../@subject = 'project'">
   <xsl:variable name="project" select="tb:subject('project', @code)"/>
   <xsl:value-of select="tb:phrase('fired.late', 'start', string($project/@start-late), 'finish', string($project/@finish-late))"/>
   <xsl:value-of select="tb:phrase('fired.silent', 'rule', string($project/@lamp-rule))"/>
  </xsl:if>
 </xsl:template>

 <!-- Of a county: how many of its projects are behind, which most. -->
 <xsl:template name="lagging">
  <xsl:variable name="region" select="@code"/>
  <xsl:variable name="lit" select="$figures/f:projects/f:project[@region = $region and (@lamp = 'red' or @lamp = 'yellow')]"/>
  <xsl:variable name="behind" select="$lit[tb:has(concat('project/', @code, '/inv-lead')) and tb:dir(concat('project/', @code, '/inv-lead')) = 'down']"/>
  <xsl:variable name="list">
   <xsl:for-each select="$behind">
    <xsl:sort select="tb:dec(concat('project/', @code, '/inv-lead'))" data-type="number"/>
    <xsl:if test="position() &lt;= 3">
     <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
     <xsl:value-of select="tb:phrase('behind.item', 'month', $month, 'name', @name, 'p', concat('project/', @code, '/inv-completion'), 'd', concat('project/', @code, '/inv-lead'))"/>
    </xsl:if>
   </xsl:for-each>
  </xsl:variable>
  <xsl:value-of select="tb:phrase('fired.projects', 'red', string(count($lit[@lamp = 'red'])), 'yellow', string(count($lit[@lamp = 'yellow'])),
    'list', string($list), 'all', tb:if(count($behind) &lt;= 3 and count($behind) = count($lit), 'yes'))"/>
 </xsl:template>

 <xsl:template name="lamp-name">
  <xsl:value-of select="tb:phrase('lamp.name', 'lamp', string(@lamp))"/>
 </xsl:template>
</xsl:stylesheet>
