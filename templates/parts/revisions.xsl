<?xml version="1.0" encoding="UTF-8"?>
<!-- What was corrected since the issue before (R10), or reported late: each value with its old and its
     new number, and the sums that were printed, of the month before and, in a later issue, of the month itself,
     and are others now. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt" xmlns:exsl="http://exslt.org/common"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f tb exsl">

 <xsl:variable name="revisions" select="$figures/f:revisions/f:revision"/>

 <!-- Who, of which month, when and why in a row above what changed. -->
 <xsl:template name="revised-table">
  <xsl:param name="id" select="'t-revisions'"/>
  <xsl:param name="caption" select="''"/>
  <!-- values of one correction that are told; how many more there are is said -->
  <xsl:param name="most" select="20"/>
  <xsl:choose>
  <!-- nothing stands in columns -->
  <xsl:when test="not($revised-told[@kind = 'revised'])">
   <xsl:for-each select="$revisions">
    <p>
     <xsl:call-template name="revised-head"/>
     <xsl:value-of select="tb:phrase('revised.rest', 'kind', tb:if(@late = 'yes', 'late'), 'n', string(count(f:value)), 'reason', @reason)"/>
    </p>
   </xsl:for-each>
  </xsl:when>
  <xsl:otherwise>
  <table id="{$id}" unit="{tb:phrase('unit.amount')}">
   <xsl:if test="$caption != ''"><xsl:attribute name="caption"><xsl:value-of select="$caption"/></xsl:attribute></xsl:if>
   <xsl:call-template name="columns"><xsl:with-param name="list" select="'left:10:16 left:6:10 decimal:5 decimal:5 decimal:5'"/></xsl:call-template>
   <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('revised.heads')"/></xsl:call-template>
   <tbody>
    <xsl:for-each select="$revisions">
     <row class="section" keep-next="yes">
      <cell colspan="5"><xsl:call-template name="revised-head"/></cell>
     </row>
     <xsl:variable name="late" select="tb:if(@late = 'yes', 'late')"/>
     <xsl:for-each select="f:value[$late = '' and position() &lt;= $most]">
      <row>
       <cell><xsl:value-of select="@name"/></cell>
       <cell><xsl:value-of select="tb:phrase('revised.of', 'kind', @kind, 'of', @of)"/></cell>
       <xsl:call-template name="cells">
        <xsl:with-param name="scope" select="@figures"/>
        <xsl:with-param name="list" select="'before after change'"/>
       </xsl:call-template>
      </row>
     </xsl:for-each>
     <xsl:variable name="rest" select="f:value[$late != '' or position() &gt; $most]"/>
     <xsl:if test="$rest or not(f:value)">
      <row><cell colspan="5"><xsl:value-of select="tb:phrase('revised.rest', 'kind', $late, 'n', string(count($rest)), 'reason', '')"/></cell></row>
     </xsl:if>
    </xsl:for-each>
   </tbody>
   <xsl:variable name="apart">
    <xsl:for-each select="$revisions[not(@late)]/f:value[position() &lt;= $most]"><xsl:value-of select="tb:phrase('revised.apart', 'd', concat(@figures, '/change'))"/></xsl:for-each>
   </xsl:variable>
   <xsl:call-template name="note"><xsl:with-param name="text"><xsl:if test="$apart != ''"><xsl:value-of select="tb:phrase('note.revised')"/></xsl:if></xsl:with-param></xsl:call-template>
  </table>
  </xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <!-- Who sent what again, or late, when and why. -->
 <xsl:template name="revised-head">
  <xsl:value-of select="tb:phrase('revised.head', 'kind', tb:if(@late = 'yes', 'late'), 'unit', @unit-name, 'label', @label, 'n', @version, 'day', tb:day(@date), 'reason', translate(normalize-space(@reason), ' ', '　'))"/>
 </xsl:template>

 <!-- What kind each is: late, the first report of a month that had been told of; same, with which no
      amount changed; revised. -->
 <xsl:variable name="revised-kinds">
  <xsl:for-each select="$revisions">
   <xsl:variable name="kind">
    <xsl:choose>
     <xsl:when test="@late = 'yes'">late</xsl:when>
     <xsl:when test="f:value">revised</xsl:when>
     <xsl:otherwise>same</xsl:otherwise>
    </xsl:choose>
   </xsl:variable>
   <told unit="{@unit}" name="{@unit-name}" label="{@label}" kind="{$kind}" together="{$kind} {@label}">
    <xsl:call-template name="revised-amounts"/>
   </told>
  </xsl:for-each>
 </xsl:variable>
 <xsl:variable name="revised-told" select="exsl:node-set($revised-kinds)/*"/>
 <!-- of all of them: late, revised or both; empty, where no amount changed -->
 <xsl:variable name="revised-how">
  <xsl:choose>
   <xsl:when test="$revised-told[@kind = 'late'] and $revised-told[@kind = 'revised']">both</xsl:when>
   <xsl:when test="$revised-told[@kind = 'late']">late</xsl:when>
   <xsl:when test="$revised-told[@kind = 'revised']">revised</xsl:when>
  </xsl:choose>
 </xsl:variable>

 <!-- Of one, where they are few: the values that are others now; of a county's late report its sum. -->
 <xsl:template name="revised-amounts">
  <xsl:variable name="label" select="string(@label)"/>
  <xsl:choose>
   <xsl:when test="@late = 'yes'">
    <xsl:for-each select="$revised-sums[@label = $label and @series = 'inv' and @scope = concat('county/', current()/@unit)][1]">
     <xsl:value-of select="tb:phrase('revised.late', 'issue', @issue, 'a', @printed, 'b', @now)"/>
    </xsl:for-each>
   </xsl:when>
   <xsl:when test="count(f:value) &lt;= 2">
    <!-- what prints the same before and after tells nothing -->
    <xsl:for-each select="f:value[tb:figure(concat(@figures, '/before')) != tb:figure(concat(@figures, '/after'))]">
     <xsl:variable name="name">
      <xsl:choose>
       <xsl:when test="@kind = 'industry'"><xsl:value-of select="tb:phrase('industry', 'name', @short)"/></xsl:when>
       <xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise>
      </xsl:choose>
     </xsl:variable>
     <xsl:variable name="said" select="tb:phrase('revised.value', 'name', string($name), 'kind', @kind, 'of', @of, 'a', concat(@figures, '/before'), 'b', concat(@figures, '/after'))"/>
     <xsl:if test="position() &gt; 1 and $said != ''"><xsl:value-of select="$comma"/></xsl:if>
     <xsl:value-of select="$said"/>
    </xsl:for-each>
   </xsl:when>
  </xsl:choose>
 </xsl:template>

 <!-- Who did what with which month; with its amounts where no more than three did, else those of one
      month and kind together, each once. -->
 <xsl:template name="revised-units">
  <xsl:param name="of" select="$revised-told"/>
  <xsl:choose>
   <xsl:when test="count($of) &lt;= 3">
    <xsl:for-each select="$of">
     <xsl:sort select="@kind = 'same'"/>
     <xsl:if test="position() &gt; 1"><xsl:value-of select="tb:if($of[. != ''], tb:phrase('semicolon'), $comma)"/></xsl:if>
     <xsl:value-of select="tb:phrase('revised.item', 'name', @name, 'label', @label, 'kind', @kind, 'amounts', string(.))"/>
    </xsl:for-each>
   </xsl:when>
   <xsl:otherwise>
    <xsl:for-each select="$of[not(@together = preceding-sibling::*/@together)]">
     <xsl:sort select="@kind = 'same'"/>
     <xsl:variable name="one" select="."/>
     <xsl:variable name="names">
      <xsl:for-each select="$of[@together = $one/@together]">
       <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
       <xsl:value-of select="@name"/>
      </xsl:for-each>
     </xsl:variable>
     <xsl:if test="position() &gt; 1"><xsl:value-of select="$comma"/></xsl:if>
     <xsl:value-of select="tb:phrase('revised.item', 'name', string($names), 'label', @label, 'kind', @kind, 'amounts', '')"/>
    </xsl:for-each>
   </xsl:otherwise>
  </xsl:choose>
  <xsl:if test="$of[@kind = 'same']"><xsl:value-of select="tb:phrase('revised.same')"/></xsl:if>
 </xsl:template>

 <!-- Does the sum print as another one than was printed? Every document asks it of all, and hardly any
      does: what only such a sum needs is found out there. -->
 <xsl:template name="revised-sum">
  <xsl:param name="scope"/>
  <!-- who that is; without it the whole place -->
  <xsl:param name="who" select="/.."/>
  <xsl:for-each select="$revised-series">
   <xsl:variable name="series" select="."/>
   <xsl:variable name="id" select="concat($scope, '/', .)"/>
   <xsl:for-each select="$revised-issues">
    <xsl:variable name="change" select="concat($id, @change)"/>
    <xsl:if test="tb:has($change) and (tb:dir($change) = 'up' or tb:dir($change) = 'down')">
     <sum scope="{$scope}" kind="{substring-before(concat($scope, '/'), '/')}" series="{$series}" issue="{@name}" label="{@label}"
       printed="{$id}{@printed}" now="{$id}{@now}" change="{$change}">
      <xsl:attribute name="name">
       <xsl:if test="not($who)"><xsl:value-of select="tb:phrase('place.whole')"/></xsl:if>
       <xsl:for-each select="$who"><xsl:call-template name="name"/></xsl:for-each>
      </xsl:attribute>
     </sum>
    </xsl:if>
   </xsl:for-each>
  </xsl:for-each>
 </xsl:template>
 <xsl:variable name="revised-series-list"><s>rev</s><s>inv</s></xsl:variable>
 <xsl:variable name="revised-series" select="exsl:node-set($revised-series-list)/*"/>
 <!-- that of the month before, and the one before of the month itself: what its figures are called -->
 <xsl:variable name="revised-issue-list">
  <xsl:if test="$previous != ''"><issue name="previous" label="{$previous-label}" printed="-printed" now="@{$previous}" change="-revisions"/></xsl:if>
  <xsl:if test="$reissued"><issue name="own" label="{$label}" printed="-issued" now="" change="-issued-revisions"/></xsl:if>
 </xsl:variable>
 <xsl:variable name="revised-issues" select="exsl:node-set($revised-issue-list)/*"/>

 <!-- City, domains, counties, industries, of which one does. -->
 <xsl:variable name="revised-list">
  <xsl:call-template name="revised-sum"><xsl:with-param name="scope" select="'city'"/></xsl:call-template>
  <xsl:for-each select="$figures/f:domains/f:domain | $figures/f:counties/f:county | $figures/f:industries/f:industry">
   <xsl:call-template name="revised-sum"><xsl:with-param name="scope" select="concat(local-name(), '/', @code)"/><xsl:with-param name="who" select="."/></xsl:call-template>
  </xsl:for-each>
 </xsl:variable>
 <xsl:variable name="revised-sums" select="exsl:node-set($revised-list)/*"/>

 <!-- 全市1—6月累计完成投资由印发时的…改为…, of one scope; nothing where nothing changed. -->
 <xsl:template name="revised-said">
  <xsl:param name="scope"/>
  <xsl:for-each select="$revised-sums[@scope = $scope]">
   <xsl:value-of select="tb:phrase('revised.sum', 'name', @name, 'label', @label, 'series', @series, 'kind', @kind, 'issue', @issue,
     'a', @printed, 'b', @now, 'd', @change)"/>
  </xsl:for-each>
 </xsl:template>

 <xsl:template name="revised-part">
  <xsl:param name="scope"/>
  <xsl:variable name="said"><xsl:call-template name="revised-said"><xsl:with-param name="scope" select="$scope"/></xsl:call-template></xsl:variable>
  <xsl:if test="$said != ''"><p><xsl:value-of select="$said"/></p></xsl:if>
 </xsl:template>

 <xsl:template name="revised-sums-table">
  <xsl:if test="$revised-sums">
   <xsl:variable name="body">
    <xsl:for-each select="$revised-sums">
     <row>
      <cell><xsl:value-of select="tb:phrase('revised.sum.name', 'name', @name, 'kind', @kind)"/></cell>
      <cell><xsl:value-of select="tb:phrase('revised.sum.of', 'series', @series, 'kind', @kind, 'label', @label)"/></cell>
      <xsl:call-template name="figure"><xsl:with-param name="id" select="@printed"/></xsl:call-template>
      <xsl:call-template name="figure"><xsl:with-param name="id" select="@now"/></xsl:call-template>
      <!-- what lies between the two bears no mark of its own -->
      <cell><xsl:value-of select="concat(tb:if(tb:dir(@change) = 'down', $minus), tb:print(@change))"/></cell>
     </row>
    </xsl:for-each>
   </xsl:variable>
   <xsl:variable name="apart"><xsl:for-each select="$revised-sums"><xsl:value-of select="tb:phrase('revised.apart', 'd', string(@change))"/></xsl:for-each></xsl:variable>
   <table id="t-revised-sums" unit="{tb:phrase('unit.amount')}" note-marks="※">
    <xsl:call-template name="columns"><xsl:with-param name="list" select="'left:10:16 left:6:14 decimal:5 decimal:5 decimal:5'"/></xsl:call-template>
    <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('revised.sums.heads')"/></xsl:call-template>
    <tbody><xsl:copy-of select="$body"/></tbody>
    <xsl:call-template name="note"><xsl:with-param name="text"><xsl:call-template name="signs"><xsl:with-param name="in" select="string($body)"/></xsl:call-template><xsl:if test="$apart != ''"><xsl:value-of select="tb:phrase('note.revised')"/></xsl:if></xsl:with-param></xsl:call-template>
   </table>
  </xsl:if>
 </xsl:template>
</xsl:stylesheet>
