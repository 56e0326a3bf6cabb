<?xml version="1.0" encoding="UTF-8"?>
<!-- 本期与上期相比改了什么: corrections, who reports again or no longer, lamps that became worse,
     places, the plan.  One page.  Words from changes-phrases.xml. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:i="urn:tongbao:issue:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f i tb exsl str">

 <xsl:include href="parts/common.xsl"/>
 <xsl:include href="parts/briefs.xsl"/>
 <xsl:include href="parts/revisions.xsl"/>

 <!-- which time the month is issued; empty the first time -->
 <xsl:variable name="again" select="string($issue/@reissue)"/>

 <xsl:template match="/">
  <xsl:call-template name="brief">
   <!-- a later issue has two months' corrections to tell of -->
   <xsl:with-param name="style">brief<xsl:if test="$again != ''">-dense</xsl:if></xsl:with-param>
   <xsl:with-param name="title" select="tb:phrase('changes.title', 'label', $label, 'month', $month, 'year', $year, 'first', $previous, 'again', $again)"/>
   <xsl:with-param name="body">
    <xsl:if test="$previous = '' or $again != ''"><p><xsl:value-of select="tb:phrase('changes.first', 'first', $previous, 'again', $again)"/></p></xsl:if>
    <h level="1"><xsl:value-of select="tb:phrase('changes.h.revisions')"/></h>
    <xsl:call-template name="revisions"/>
    <h level="1"><xsl:value-of select="tb:phrase('changes.h.reports')"/></h>
    <xsl:call-template name="reporting"/>
    <h level="1"><xsl:value-of select="tb:phrase('changes.h.lamps')"/></h>
    <xsl:call-template name="lamps-changed"/>
    <h level="1"><xsl:value-of select="tb:phrase('changes.h.places')"/></h>
    <xsl:call-template name="places-changed"/>
    <h level="1"><xsl:value-of select="tb:phrase('changes.h.plan')"/></h>
    <p>
     <xsl:variable name="new"><xsl:if test="starts-with($plan/@in-force, $figures/@period)">yes</xsl:if></xsl:variable>
     <xsl:value-of select="tb:phrase('changes.plan', 'name', $plan/@name, 'number', $plan/@number, 'version', $figures/@plan-version, 'day', tb:day($plan/@in-force), 'new', string($new))"/>
    </p>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <!-- Who corrected what, and what that did to places that had been printed. -->
 <xsl:template name="revisions">
  <xsl:variable name="items" select="$revisions"/>
  <xsl:variable name="places">
   <xsl:call-template name="replaced-places"><xsl:with-param name="printed" select="'printed'"/><xsl:with-param name="change" select="'revisions'"/></xsl:call-template>
  </xsl:variable>
  <xsl:variable name="own">
   <xsl:if test="$reissued">
    <xsl:call-template name="replaced-places"><xsl:with-param name="printed" select="'issued'"/><xsl:with-param name="change" select="'issued-revisions'"/></xsl:call-template>
   </xsl:if>
  </xsl:variable>
  <xsl:choose>
   <xsl:when test="$items">
    <xsl:call-template name="revised-table"/>
    <xsl:call-template name="revised-sums-table"/>
   </xsl:when>
   <xsl:otherwise><p><xsl:value-of select="tb:phrase('changes.revisions.none', 'first', $previous, 'again', $again)"/></p></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="$items">
   <p><xsl:value-of select="tb:phrase('changes.replaced', 'how', string($revised-how), 'list', string($places), 'own', string($own), 'first', $previous, 'again', $again)"/></p>
  </xsl:if>
 </xsl:template>

 <!-- Those that an issue printed: what its places and their changes are called. -->
 <xsl:template name="replaced-places">
  <xsl:param name="printed"/>
  <xsl:param name="change"/>
  <xsl:variable name="list">
   <xsl:for-each select="$by-county | $by-industry | $by-enterprise">
    <xsl:call-template name="replaced">
     <xsl:with-param name="ranking" select="."/>
     <xsl:with-param name="printed" select="$printed"/>
     <xsl:with-param name="change" select="$change"/>
    </xsl:call-template>
   </xsl:for-each>
  </xsl:variable>
  <xsl:for-each select="exsl:node-set($list)/*">
   <xsl:if test="position() &gt; 1"><xsl:value-of select="$comma"/></xsl:if>
   <xsl:value-of select="."/>
  </xsl:for-each>
 </xsl:template>

 <xsl:template name="replaced">
  <xsl:param name="ranking"/>
  <xsl:param name="printed"/>
  <xsl:param name="change"/>
  <xsl:for-each select="$ranking//f:item">
   <xsl:variable name="place" select="concat($ranking/@scope, '/', @code, '/', substring-before($ranking/@quantity, '-'), '-rank-completion')"/>
   <xsl:variable name="name"><xsl:call-template name="name"/></xsl:variable>
   <xsl:variable name="said" select="tb:phrase('changes.replaced.item', 'name', string($name), 'n', tb:maybe(concat($place, '-', $printed)), 'r', tb:maybe(concat($place, '-', $change)),
     'now', tb:maybe(concat($place, tb:if($printed = 'printed', concat('@', $previous)))))"/>
   <xsl:if test="$said != ''"><place><xsl:value-of select="$said"/></place></xsl:if>
  </xsl:for-each>
 </xsl:template>

 <!-- Of which there is a report now and was none a month ago; and the other way round. -->
 <xsl:template name="reporting">
  <xsl:variable name="list">
   <xsl:apply-templates select="$figures/f:industries/f:industry" mode="reported">
    <xsl:with-param name="scope" select="'industry'"/><xsl:with-param name="quantity" select="'rev'"/>
   </xsl:apply-templates>
   <xsl:apply-templates select="$figures/f:enterprises[@group = 'annex']/f:enterprise[@child = 'no']" mode="reported">
    <xsl:with-param name="scope" select="'enterprise'"/><xsl:with-param name="quantity" select="'rev'"/>
   </xsl:apply-templates>
   <xsl:apply-templates select="$figures/f:counties/f:county" mode="reported">
    <xsl:with-param name="scope" select="'county'"/><xsl:with-param name="quantity" select="'inv'"/>
   </xsl:apply-templates>
  </xsl:variable>
  <xsl:variable name="subjects" select="exsl:node-set($list)/*"/>
  <xsl:variable name="back"><xsl:call-template name="changed-names"><xsl:with-param name="of" select="$subjects[@was = 'no' and @is = 'yes']"/></xsl:call-template></xsl:variable>
  <xsl:variable name="silent"><xsl:call-template name="changed-names"><xsl:with-param name="of" select="$subjects[@was = 'yes' and @is = 'no']"/></xsl:call-template></xsl:variable>
  <xsl:variable name="names">
   <xsl:call-template name="names"><xsl:with-param name="of" select="$missing[position() &lt;= 8]"/></xsl:call-template>
  </xsl:variable>
  <p>
   <xsl:value-of select="tb:phrase('changes.again', 'names', string($back), 'other', string($silent), 'first', string($previous))"/>
   <xsl:value-of select="tb:phrase('changes.silent', 'names', string($silent))"/>
   <xsl:value-of select="tb:phrase('changes.missing', 'names', string($names), 'more', string(boolean($missing[9])), 'n', 'reports/expected', 'k', 'reports/received', 'm', 'reports/missing')"/>
  </p>
 </xsl:template>

 <xsl:template match="*" mode="reported">
  <xsl:param name="scope"/>
  <xsl:param name="quantity"/>
  <xsl:variable name="now" select="concat($scope, '/', @code, '/', $quantity)"/>
  <xsl:variable name="before" select="concat($now, '@', $previous)"/>
  <xsl:if test="$previous != '' and tb:has($now) and tb:has($before)">
   <xsl:variable name="was" select="tb:state($before)"/>
   <xsl:variable name="is" select="tb:state($now)"/>
   <subject code="{@code}" name="{@name}" short="{@short}" of="{local-name()}">
    <xsl:attribute name="was"><xsl:choose><xsl:when test="$was = 'carried' or $was = 'missing'">no</xsl:when><xsl:otherwise>yes</xsl:otherwise></xsl:choose></xsl:attribute>
    <xsl:attribute name="is"><xsl:choose><xsl:when test="$is = 'carried' or $is = 'missing'">no</xsl:when><xsl:otherwise>yes</xsl:otherwise></xsl:choose></xsl:attribute>
   </subject>
  </xsl:if>
 </xsl:template>

 <!-- An industry is called one, a project goes with its county: names of several kinds stand in
      one list. -->
 <xsl:template name="changed-names">
  <xsl:param name="of"/>
  <xsl:for-each select="$of[position() &lt;= 8]">
   <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
   <xsl:choose>
    <xsl:when test="@of = 'industry' or self::f:industry"><xsl:value-of select="tb:phrase('industry', 'name', @short)"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="concat(@region-name, @name)"/></xsl:otherwise>
   </xsl:choose>
  </xsl:for-each>
  <xsl:if test="count($of) &gt; 8"><xsl:value-of select="tb:phrase('brief.more')"/></xsl:if>
 </xsl:template>

 <!-- Whose lamp is worse than a month ago: its run begins now. -->
 <xsl:template name="lamps-changed">
  <xsl:variable name="worse" select="($figures/f:counties/f:county | $figures/f:industries/f:industry |
    $figures/f:enterprises[@group = 'annex']/f:enterprise[@child = 'no'] | $figures/f:projects/f:project)
    [$previous != '' and (@lamp = 'red' or (@lamp = 'yellow' and not(@lamp-before = 'red'))) and @lamp-since = $figures/@period]"/>
  <xsl:variable name="red"><xsl:call-template name="changed-names"><xsl:with-param name="of" select="$worse[@lamp = 'red']"/></xsl:call-template></xsl:variable>
  <xsl:variable name="yellow"><xsl:call-template name="changed-names"><xsl:with-param name="of" select="$worse[@lamp = 'yellow']"/></xsl:call-template></xsl:variable>
  <p><xsl:value-of select="tb:phrase('changes.lamps', 'red', string($red), 'yellow', string($yellow), 'first', string($previous))"/></p>
 </xsl:template>

 <xsl:template name="places-changed">
  <xsl:variable name="text">
   <xsl:for-each select="$figures/f:movements[f:move or @unchanged &gt; 0]">
    <xsl:variable name="list"><xsl:call-template name="movers"><xsl:with-param name="moves" select="f:move"/></xsl:call-template></xsl:variable>
    <xsl:variable name="rest"><xsl:if test="@unchanged &gt; 0 and count(f:move) &lt;= 10">yes</xsl:if></xsl:variable>
    <p><xsl:value-of select="tb:phrase('changes.moves', 'ranking', @ranking, 'list', string($list), 'rest', string($rest))"/></p>
   </xsl:for-each>
  </xsl:variable>
  <xsl:copy-of select="$text"/>
  <xsl:if test="$text = ''"><p><xsl:value-of select="tb:phrase('changes.moves.none')"/></p></xsl:if>
 </xsl:template>
</xsl:stylesheet>
