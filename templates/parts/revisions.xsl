<?xml version="1.0" encoding="UTF-8"?>
<!-- What was corrected since the issue before (R10): each value with its old and its new number,
     and the sums that were printed, of the month before and, in a later issue, of the month itself,
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
  <table id="{$id}" unit="{tb:phrase('unit.amount')}">
   <xsl:if test="$caption != ''"><xsl:attribute name="caption"><xsl:value-of select="$caption"/></xsl:attribute></xsl:if>
   <xsl:call-template name="columns"><xsl:with-param name="list" select="'left:10:16 left:6:10 decimal:5 decimal:5 decimal:5'"/></xsl:call-template>
   <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('revised.heads')"/></xsl:call-template>
   <tbody>
    <xsl:for-each select="$revisions">
     <row class="section" keep-next="yes">
      <cell colspan="5"><xsl:value-of select="tb:phrase('revised.head', 'unit', @unit-name, 'label', @label, 'n', @version, 'day', tb:day(@date), 'reason', translate(normalize-space(@reason), ' ', '　'))"/></cell>
     </row>
     <xsl:for-each select="f:value[position() &lt;= $most]">
      <row>
       <cell><xsl:value-of select="@name"/></cell>
       <cell><xsl:value-of select="tb:phrase('revised.of', 'kind', @kind, 'of', @of)"/></cell>
       <xsl:call-template name="cells">
        <xsl:with-param name="scope" select="@figures"/>
        <xsl:with-param name="list" select="'before after change'"/>
       </xsl:call-template>
      </row>
     </xsl:for-each>
     <xsl:variable name="rest" select="f:value[position() &gt; $most]"/>
     <xsl:if test="$rest or not(f:value)">
      <row><cell colspan="5"><xsl:value-of select="tb:phrase('revised.rest', 'n', string(count($rest)))"/></cell></row>
     </xsl:if>
    </xsl:for-each>
   </tbody>
  </table>
 </xsl:template>

 <!-- Who revised which month: those of one month are said together, each once. -->
 <xsl:template name="revised-units">
  <xsl:for-each select="$revisions[not(@label = preceding-sibling::f:revision/@label)]">
   <xsl:variable name="label" select="string(@label)"/>
   <xsl:variable name="names">
    <xsl:for-each select="$revisions[@label = $label and not(@unit-name = preceding-sibling::f:revision[@label = $label]/@unit-name)]">
     <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
     <xsl:value-of select="@unit-name"/>
    </xsl:for-each>
   </xsl:variable>
   <xsl:if test="position() &gt; 1"><xsl:value-of select="$comma"/></xsl:if>
   <xsl:value-of select="tb:phrase('revised.item', 'name', string($names), 'label', $label)"/>
  </xsl:for-each>
 </xsl:template>

 <!-- Does the sum print as another one than was printed? -->
 <xsl:template name="revised-sum">
  <xsl:param name="scope"/>
  <xsl:param name="name"/>
  <xsl:variable name="kind" select="substring-before(concat($scope, '/'), '/')"/>
  <xsl:for-each select="exsl:node-set($revised-series)/*">
   <xsl:variable name="series" select="."/>
   <xsl:variable name="id" select="concat($scope, '/', .)"/>
   <xsl:for-each select="$revised-issues">
    <xsl:variable name="change" select="concat($id, @change)"/>
    <xsl:if test="tb:has($change) and (tb:dir($change) = 'up' or tb:dir($change) = 'down')">
     <sum scope="{$scope}" kind="{$kind}" series="{$series}" name="{$name}" issue="{@name}" label="{@label}"
       printed="{$id}{@printed}" now="{$id}{@now}" change="{$change}"/>
    </xsl:if>
   </xsl:for-each>
  </xsl:for-each>
 </xsl:template>
 <xsl:variable name="revised-series"><s>rev</s><s>inv</s></xsl:variable>
 <!-- that of the month before, and the one before of the month itself: what its figures are called -->
 <xsl:variable name="revised-issue-list">
  <xsl:if test="$previous != ''"><issue name="previous" label="{$previous-label}" printed="-printed" now="@{$previous}" change="-revisions"/></xsl:if>
  <xsl:if test="$reissued"><issue name="own" label="{$label}" printed="-issued" now="" change="-issued-revisions"/></xsl:if>
 </xsl:variable>
 <xsl:variable name="revised-issues" select="exsl:node-set($revised-issue-list)/*"/>

 <!-- City, domains, counties, industries, of which one does. -->
 <xsl:variable name="revised-list">
  <xsl:call-template name="revised-sum"><xsl:with-param name="scope" select="'city'"/><xsl:with-param name="name" select="tb:phrase('place.whole')"/></xsl:call-template>
  <xsl:for-each select="$figures/f:domains/f:domain | $figures/f:counties/f:county | $figures/f:industries/f:industry">
   <xsl:variable name="name"><xsl:call-template name="name"/></xsl:variable>
   <xsl:call-template name="revised-sum"><xsl:with-param name="scope" select="concat(local-name(), '/', @code)"/><xsl:with-param name="name" select="string($name)"/></xsl:call-template>
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
      <xsl:call-template name="figure"><xsl:with-param name="id" select="@change"/></xsl:call-template>
     </row>
    </xsl:for-each>
   </xsl:variable>
   <table id="t-revised-sums" unit="{tb:phrase('unit.amount')}" note-marks="※">
    <xsl:call-template name="columns"><xsl:with-param name="list" select="'left:10:16 left:6:14 decimal:5 decimal:5 decimal:5'"/></xsl:call-template>
    <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('revised.sums.heads')"/></xsl:call-template>
    <tbody><xsl:copy-of select="$body"/></tbody>
    <xsl:call-template name="note"><xsl:with-param name="text"><xsl:call-template name="signs"><xsl:with-param name="in" select="string($body)"/></xsl:call-template></xsl:with-param></xsl:call-template>
   </table>
  </xsl:if>
 </xsl:template>
</xsl:stylesheet>
