<?xml version="1.0" encoding="UTF-8"?>
<!-- 本期与上期相比改了什么: corrections, who reports again or no longer, lamps that are others,
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
   <!-- a later issue has two months' corrections to tell of, a late report changes many sums -->
   <xsl:with-param name="style">brief<xsl:if test="$again != '' or count($revised-sums) &gt; 3">-dense</xsl:if></xsl:with-param>
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

 <!-- Who is counted for the first time, who reports again, late or no longer. Of a unit that reported
      the industry that it did not tell of is named itself. -->
 <xsl:template name="reporting">
  <xsl:variable name="units" select="$figures/f:units/f:unit[$previous != '' and @expected = 'yes']"/>
  <xsl:variable name="back-units" select="$units[@missing-before &gt; 0 and @status = 'received']"/>
  <xsl:variable name="silent-units" select="$units[@missing-before = 0 and @status = 'missing']"/>
  <xsl:variable name="back">
   <xsl:for-each select="$back-units"><name><xsl:value-of select="tb:phrase('changes.again.unit', 'name', @name, 'k', string(@missing-before))"/></name></xsl:for-each>
   <xsl:for-each select="$figures/f:industries/f:industry[not(@reporter = $back-units/@code)]">
    <xsl:variable name="was"><xsl:call-template name="industry-reported"><xsl:with-param name="at" select="concat('@', $previous)"/></xsl:call-template></xsl:variable>
    <xsl:variable name="is"><xsl:call-template name="industry-reported"/></xsl:variable>
    <xsl:if test="$was = 'no' and $is = 'yes'"><name><xsl:value-of select="tb:phrase('industry', 'name', @short)"/></name></xsl:if>
   </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="silent">
   <xsl:for-each select="$silent-units"><name><xsl:value-of select="@name"/></name></xsl:for-each>
   <xsl:for-each select="$figures/f:industries/f:industry[not(@reporter = $silent-units/@code)]">
    <xsl:variable name="was"><xsl:call-template name="industry-reported"><xsl:with-param name="at" select="concat('@', $previous)"/></xsl:call-template></xsl:variable>
    <xsl:variable name="is"><xsl:call-template name="industry-reported"/></xsl:variable>
    <xsl:if test="$was = 'yes' and $is = 'no'"><name><xsl:value-of select="tb:phrase('industry', 'name', @short)"/></name></xsl:if>
   </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="given"><xsl:for-each select="$revisions[@late = 'yes']"><name><xsl:value-of select="tb:phrase('changes.given.unit', 'name', @unit-name, 'label', @label)"/></name></xsl:for-each></xsl:variable>
  <xsl:variable name="late" select="$units[@deadline = 'late']"/>
  <xsl:variable name="names">
   <xsl:call-template name="names"><xsl:with-param name="of" select="$missing[position() &lt;= 8]"/></xsl:call-template>
  </xsl:variable>
  <xsl:variable name="list">
   <xsl:call-template name="entered-industries"/>
   <xsl:call-template name="entered-projects"/>
   <xsl:call-template name="told-names"><xsl:with-param name="phrase" select="'changes.given'"/><xsl:with-param name="of" select="exsl:node-set($given)/*"/></xsl:call-template>
   <xsl:call-template name="told-names"><xsl:with-param name="phrase" select="'changes.again'"/><xsl:with-param name="of" select="exsl:node-set($back)/*"/></xsl:call-template>
   <xsl:call-template name="told-names"><xsl:with-param name="phrase" select="concat('changes.silent', tb:if((tb:has('city/inv') and tb:state('city/inv') = 'carried') or (tb:has('city/rev') and tb:state('city/rev') = 'carried'), '.carried'))"/><xsl:with-param name="of" select="exsl:node-set($silent)/*"/></xsl:call-template>
  </xsl:variable>
  <p>
   <xsl:copy-of select="$list"/>
   <xsl:if test="$list = '' and $previous != ''"><xsl:value-of select="tb:phrase('changes.same')"/></xsl:if>
   <xsl:value-of select="tb:phrase('changes.missing', 'names', string($names), 'more', string(boolean($missing[9])), 'n', 'reports/expected', 'k', 'reports/received', 'm', 'reports/missing')"/>
   <xsl:if test="$late">
    <xsl:variable name="late-names"><xsl:for-each select="$late"><name><xsl:value-of select="@name"/></name></xsl:for-each></xsl:variable>
    <xsl:call-template name="told-names"><xsl:with-param name="phrase" select="'reports.late'"/><xsl:with-param name="of" select="exsl:node-set($late-names)/*"/></xsl:call-template>
   </xsl:if>
  </p>
 </xsl:template>

 <!-- The first eight of them, in one sentence; nothing where there are none. -->
 <xsl:template name="told-names">
  <xsl:param name="phrase"/>
  <xsl:param name="of"/>
  <xsl:if test="$of">
   <xsl:variable name="names">
    <xsl:for-each select="$of[position() &lt;= 8]">
     <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
     <xsl:value-of select="."/>
    </xsl:for-each>
    <xsl:if test="count($of) &gt; 8"><xsl:value-of select="tb:phrase('brief.more')"/></xsl:if>
   </xsl:variable>
   <xsl:value-of select="tb:phrase($phrase, 'names', string($names))"/>
  </xsl:if>
 </xsl:template>

 <!-- yes, no, or nothing where no number is due -->
 <xsl:template name="industry-reported">
  <xsl:param name="at" select="''"/>
  <xsl:variable name="id" select="concat('industry/', @code, '/rev', $at)"/>
  <xsl:if test="$previous != '' and tb:has($id)">
   <xsl:choose>
    <xsl:when test="tb:state($id) = 'carried' or tb:state($id) = 'missing'">no</xsl:when>
    <xsl:when test="tb:state($id) != 'none'">yes</xsl:when>
   </xsl:choose>
  </xsl:if>
 </xsl:template>

 <!-- Whose lamp is another one than a month ago: its run begins now.  Those that became worse, then
      those that became better. -->
 <xsl:variable name="relit" select="($figures/f:counties/f:county | $figures/f:industries/f:industry |
   $figures/f:enterprises[@group = 'annex']/f:enterprise[@child = 'no'] | $figures/f:projects/f:project)[$previous != '' and @lamp-since = $figures/@period]"/>
 <xsl:template name="lamps-changed">
  <xsl:variable name="worse">
   <xsl:call-template name="relit"><xsl:with-param name="phrase" select="'changes.lamps.red'"/><xsl:with-param name="most" select="5"/><xsl:with-param name="of" select="$relit[@lamp = 'red']"/></xsl:call-template>
   <xsl:call-template name="relit"><xsl:with-param name="phrase" select="'changes.lamps.yellow'"/><xsl:with-param name="most" select="5"/><xsl:with-param name="of" select="$relit[@lamp = 'yellow' and @lamp-before != 'red']"/></xsl:call-template>
  </xsl:variable>
  <xsl:variable name="better">
   <xsl:call-template name="relit"><xsl:with-param name="phrase" select="'changes.lamps.eased'"/><xsl:with-param name="of" select="$relit[@lamp = 'yellow' and @lamp-before = 'red']"/></xsl:call-template>
   <xsl:call-template name="relit"><xsl:with-param name="phrase" select="'changes.lamps.green'"/><xsl:with-param name="of" select="$relit[@lamp = 'green' and (@lamp-before = 'red' or @lamp-before = 'yellow')]"/></xsl:call-template>
   <xsl:call-template name="relit"><xsl:with-param name="phrase" select="'changes.lamps.blue'"/><xsl:with-param name="of" select="$relit[@lamp = 'blue']"/></xsl:call-template>
  </xsl:variable>
  <xsl:choose>
   <xsl:when test="$previous = ''"><p><xsl:value-of select="tb:phrase('changes.lamps.first')"/></p></xsl:when>
   <xsl:when test="$worse = ''"><p><xsl:value-of select="tb:phrase('changes.lamps.none', 'better', string($better))"/><xsl:value-of select="$better"/></p></xsl:when>
   <xsl:otherwise>
    <p><xsl:value-of select="$worse"/></p>
    <xsl:if test="$better != ''"><p><xsl:value-of select="$better"/></p></xsl:if>
   </xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <!-- Of those that became better three are named; one, where sums take up the page. -->
 <xsl:variable name="better-most" select="tb:if(count($revised-sums) &gt; 3, '1', '3')"/>

 <!-- By kind, each with its number; the first of a kind are named. -->
 <xsl:template name="relit">
  <xsl:param name="phrase"/>
  <xsl:param name="most" select="$better-most"/>
  <xsl:param name="of"/>
  <xsl:variable name="list">
   <xsl:call-template name="relit-kind"><xsl:with-param name="most" select="$most"/><xsl:with-param name="kind" select="'county'"/><xsl:with-param name="of" select="$of[self::f:county]"/></xsl:call-template>
   <xsl:call-template name="relit-kind"><xsl:with-param name="most" select="$most"/><xsl:with-param name="kind" select="'industry'"/><xsl:with-param name="of" select="$of[self::f:industry]"/></xsl:call-template>
   <xsl:call-template name="relit-kind"><xsl:with-param name="most" select="$most"/><xsl:with-param name="kind" select="'enterprise'"/><xsl:with-param name="of" select="$of[self::f:enterprise]"/></xsl:call-template>
   <xsl:call-template name="relit-kind"><xsl:with-param name="most" select="$most"/><xsl:with-param name="kind" select="'project'"/><xsl:with-param name="of" select="$of[self::f:project]"/></xsl:call-template>
  </xsl:variable>
  <xsl:if test="$of">
   <xsl:variable name="joined">
    <xsl:for-each select="exsl:node-set($list)/*">
     <xsl:if test="position() &gt; 1"><xsl:value-of select="$comma"/></xsl:if>
     <xsl:value-of select="."/>
    </xsl:for-each>
   </xsl:variable>
   <xsl:value-of select="tb:phrase($phrase, 'list', string($joined))"/>
  </xsl:if>
 </xsl:template>

 <xsl:template name="relit-kind">
  <xsl:param name="most"/>
  <xsl:param name="kind"/>
  <xsl:param name="of"/>
  <xsl:if test="$of">
   <xsl:variable name="names">
    <xsl:for-each select="$of[position() &lt;= $most]">
     <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
     <xsl:choose>
      <xsl:when test="$kind = 'project'"><xsl:value-of select="concat(@region-name, @name)"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="name"/></xsl:otherwise>
     </xsl:choose>
    </xsl:for-each>
    <xsl:if test="count($of) &gt; $most"><xsl:value-of select="tb:phrase('brief.more')"/></xsl:if>
   </xsl:variable>
   <kind><xsl:value-of select="tb:phrase('changes.lamps.kind', 'kind', $kind, 'n', string(count($of)), 'names', string($names))"/></kind>
  </xsl:if>
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
