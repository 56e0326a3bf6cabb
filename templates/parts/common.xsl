<?xml version="1.0" encoding="UTF-8"?>
<!-- What all documents share: the period, lists, sentences, cells.  No words stand
     here; they are in phrases.xml. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:i="urn:tongbao:issue:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f i tb exsl str">

 <xsl:variable name="figures" select="/f:figures"/>
 <xsl:variable name="plan" select="$figures/f:plan"/>
 <xsl:variable name="issue" select="tb:issue()"/>
 <xsl:variable name="month" select="string($figures/@month)"/>
 <xsl:variable name="year" select="string($figures/@year)"/>
 <xsl:variable name="label" select="string($figures/@label)"/>
 <xsl:variable name="remaining" select="string($figures/@remaining)"/>
 <xsl:variable name="next" select="string($figures/@next)"/>
 <!-- of a quarter or year that is not over the month until which there are data, else empty -->
 <xsl:variable name="until" select="string($figures/@months)"/>
 <xsl:variable name="last-year" select="string($figures/@last-year)"/>
 <xsl:variable name="next-year" select="string($figures/@next-year)"/>
 <xsl:variable name="previous" select="string($figures/@previous)"/>
 <xsl:variable name="previous-label" select="string($figures/@previous-label)"/>
 <xsl:variable name="period" select="tb:phrase('period', 'label', $label, 'month', $month)"/>
 <xsl:variable name="and" select="tb:phrase('and')"/>
 <xsl:variable name="comma" select="tb:phrase('comma')"/>
 <xsl:variable name="none" select="tb:phrase('none')"/>
 <xsl:variable name="minus" select="tb:phrase('minus')"/>
 <!-- ids have small letters, codes any -->
 <xsl:variable name="upper" select="'ABCDEFGHIJKLMNOPQRSTUVWXYZ'"/>
 <xsl:variable name="lower" select="'abcdefghijklmnopqrstuvwxyz'"/>

 <!-- The lead of the whole that a kind of subject belongs to: whether a curve of the plan is
      in it says what the pace is called. -->
 <xsl:variable name="lead-list">
  <lead of="industry" id="city/rev-lead"/>
  <lead of="enterprise" id="group/annex/rev-lead"/>
  <lead of="county" id="city/inv-lead"/>
  <lead of="project" id="city/inv-lead"/>
 </xsl:variable>
 <xsl:variable name="leads" select="exsl:node-set($lead-list)/*"/>

 <!-- A document's head of properties; the date is that of the sheet. -->
 <xsl:template name="info">
  <xsl:param name="title"/>
  <!-- in the PDF of all of its kind: the bookmark above its own -->
  <xsl:param name="group" select="''"/>
  <info title="{$title}" keywords="{tb:phrase('keywords', 'programme', $plan/@programme)}"
    author="{$plan/@issuer}">
   <xsl:if test="$issue/@date"><xsl:attribute name="date"><xsl:value-of select="$issue/@date"/></xsl:attribute></xsl:if>
   <xsl:if test="$group != ''"><xsl:attribute name="group"><xsl:value-of select="$group"/></xsl:attribute></xsl:if>
  </info>
  <xsl:if test="$figures/f:notice">
   <notice><xsl:value-of select="$figures/f:notice"/></notice>
  </xsl:if>
  <xsl:call-template name="attachment"/>
 </xsl:template>

 <!-- The file of data in the PDF: where each printed figure comes from. -->
 <xsl:template name="attachment">
  <xsl:variable name="edition" select="string($figures/@edition)"/>
  <attachment name="{tb:phrase('attachment.name')}" title="{tb:phrase('attachment.title', 'edition', $edition, 'digest', tb:digest())}">
   <xsl:value-of select="tb:phrase('attachment', 'edition', $edition)"/>
  </attachment>
 </xsl:template>

 <xsl:variable name="missing" select="$figures/f:units/f:unit[@status = 'missing']"/>
 <xsl:variable name="reported" select="$figures/f:units/f:unit[@expected = 'yes' and @status != 'missing']"/>
 <!-- An issue of the month itself counted other reports: figures say what it printed. -->
 <xsl:variable name="reissued" select="$figures/f:revisions[@again = 'yes']"/>
 <!-- Are more units silent than have reported? Then that is told before all else: it is what the
      numbers are made of. -->
 <xsl:variable name="mostly-missing" select="count($missing) &gt; count($reported)"/>

 <!-- What there is no data of, before all that is made of the rest. -->
 <xsl:template name="unfinished">
  <xsl:if test="$until != ''"><p><xsl:value-of select="tb:phrase('until.said', 'months', $until, 'year', $year, 'label', $label, 'kind', $figures/@kind)"/></p></xsl:if>
 </xsl:template>

 <!-- 成文日期, or the gap that is left for it. -->
 <xsl:template name="day">
  <xsl:choose>
   <xsl:when test="$issue/@date"><xsl:value-of select="tb:day($issue/@date)"/></xsl:when>
   <xsl:otherwise><xsl:value-of select="tb:phrase('date.open')"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <!-- The year of the issue; without a day that of the period, but at its end. -->
 <xsl:variable name="issue-year">
  <xsl:choose>
   <xsl:when test="$issue/@date"><xsl:value-of select="substring-before($issue/@date, '-')"/></xsl:when>
   <xsl:when test="$month != '12'"><xsl:value-of select="$year"/></xsl:when>
  </xsl:choose>
 </xsl:variable>

 <!-- Some had not reported the month before: this month's investment is of both. -->
 <xsl:variable name="later-months" select="tb:has('city/inv-month') and tb:state('city/inv-month') = 'carried' and tb:state('city/inv') != 'carried'"/>

 <!-- Of a problem, in two cells: until when, and how it stands. -->
 <xsl:template name="problem-state">
  <cell>
   <xsl:choose>
    <xsl:when test="string(@due) != ''"><xsl:value-of select="tb:day(@due)"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="$none"/></xsl:otherwise>
   </xsl:choose>
  </cell>
  <cell>
   <xsl:value-of select="tb:phrase('cell.problem', 'status', @status, 'overdue', @overdue)"/>
   <xsl:if test="@overdue = 'yes'"><br/><xsl:value-of select="tb:phrase('cell.problem.late', 'days', string(@overdue-days))"/></xsl:if>
  </cell>
 </xsl:template>

 <!-- The office's own paragraphs. -->
 <xsl:template name="own">
  <xsl:param name="at"/>
  <xsl:for-each select="$issue/i:paragraph[@at = $at]">
   <p><xsl:value-of select="."/></p>
  </xsl:for-each>
 </xsl:template>

 <!-- Names parted by 、 -->
 <xsl:template name="names">
  <xsl:param name="of"/>
  <xsl:for-each select="$of">
   <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
   <xsl:call-template name="name"/>
  </xsl:for-each>
 </xsl:template>

 <!-- Did nobody report of those that a figure is the sum of, e.g. 'city/inv'? One that is of a single
      subject has no count of them. -->
 <xsl:template name="all-silent">
  <xsl:param name="of"/>
  <xsl:variable name="silent" select="concat($of, '-missing')"/>
  <xsl:variable name="all">
   <xsl:choose>
    <xsl:when test="substring($of, string-length($of) - 3) = '/inv'"><xsl:value-of select="concat(substring($of, 1, string-length($of) - 3), 'projects')"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="concat($of, '-units')"/></xsl:otherwise>
   </xsl:choose>
  </xsl:variable>
  <xsl:if test="not(tb:has($silent) and tb:has($all)) or tb:figure($silent) = tb:figure($all)">yes</xsl:if>
 </xsl:template>

 <!-- Of how many the total holds an earlier number, or none (R9). -->
 <xsl:template name="silent-industries">
  <xsl:param name="phrase" select="'rev.missing'"/>
  <xsl:variable name="never">
   <xsl:if test="$figures/f:industries/f:industry[tb:state(concat('industry/', @code, '/rev')) = 'missing']">yes</xsl:if>
  </xsl:variable>
  <xsl:variable name="all"><xsl:call-template name="all-silent"><xsl:with-param name="of" select="'city/rev'"/></xsl:call-template></xsl:variable>
  <xsl:value-of select="tb:phrase($phrase, 'never', $never, 'all', string($all), 'n', 'city/rev-missing', 'x', 'city/rev')"/>
 </xsl:template>
 <xsl:template name="silent-projects">
  <xsl:param name="phrase" select="'inv.carried'"/>
  <xsl:variable name="never">
   <xsl:if test="$figures/f:projects/f:project[tb:state(concat('project/', @code, '/inv')) = 'missing']">yes</xsl:if>
  </xsl:variable>
  <xsl:variable name="all"><xsl:call-template name="all-silent"><xsl:with-param name="of" select="'city/inv'"/></xsl:call-template></xsl:variable>
  <xsl:value-of select="tb:phrase($phrase, 'never', $never, 'all', string($all), 'n', 'city/inv-missing', 'x', 'city/inv')"/>
 </xsl:template>

 <!-- Of which there is a number now and was none before, neither its own nor an earlier one: they are in
      the sum, and not in the month's amount (F1). -->
 <xsl:variable name="entered" select="$figures/f:industries/f:industry[$previous != '' and tb:has(concat('city/rev@', $previous))][tb:dec(concat('city/rev@', $previous)) != '']
   [tb:has(concat('industry/', @code, '/rev@', $previous)) and tb:dec(concat('industry/', @code, '/rev')) != '' and tb:dec(concat('industry/', @code, '/rev@', $previous)) = '']"/>
 <xsl:variable name="entered-projects" select="$figures/f:projects/f:project[$previous != '' and tb:has(concat('city/inv@', $previous))][tb:dec(concat('city/inv@', $previous)) != '']
   [tb:has(concat('project/', @code, '/inv@', $previous)) and tb:dec(concat('project/', @code, '/inv')) != '' and tb:dec(concat('project/', @code, '/inv@', $previous)) = '']"/>
 <xsl:variable name="entered-first" select="tb:if(not($entered[tb:state(concat('industry/', @code, '/rev@', $previous)) != 'missing']), 'yes')"/>

 <!-- Who they are; of more than three how many. m: whose amount is said before, or nothing. -->
 <xsl:template name="entered-industries">
  <xsl:param name="m" select="''"/>
  <xsl:if test="$entered">
   <xsl:variable name="names">
    <xsl:for-each select="$entered[last() &lt;= 3]">
     <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
     <xsl:value-of select="tb:phrase('industry', 'name', @short)"/>
    </xsl:for-each>
   </xsl:variable>
   <xsl:value-of select="tb:phrase('entered.industries', 'names', string($names), 'n', string(count($entered)), 'first', $entered-first, 'm', $m)"/>
  </xsl:if>
 </xsl:template>
 <xsl:template name="entered-projects">
  <xsl:param name="m" select="''"/>
  <xsl:if test="$entered-projects"><xsl:value-of select="tb:phrase('entered.projects', 'n', string(count($entered-projects)), 'm', $m)"/></xsl:if>
 </xsl:template>

 <!-- Projects without a plan: how many, where not all of them have a number. -->
 <xsl:variable name="planless" select="$figures/f:projects/f:project[@noplan = 'yes']"/>
 <xsl:variable name="planless-of" select="tb:if($planless and tb:has('city/inv-noplan') and tb:figure('city/inv-noplan') != count($planless), string(count($planless)))"/>
 <!-- Is somebody on the list who has neither a plan nor a number? -->
 <xsl:variable name="other-industries" select="tb:if($figures/f:industries/f:industry[tb:has(concat('industry/', @code, '/rev'))][tb:state(concat('industry/', @code, '/rev')) = 'none'], 'yes')"/>
 <xsl:variable name="other-enterprises" select="tb:if($figures/f:enterprises[@group = 'annex']/f:enterprise[@child = 'no' and tb:has(concat('enterprise/', @code, '/rev'))][tb:state(concat('enterprise/', @code, '/rev')) = 'none'], 'yes')"/>

 <!-- P4 of a domain, and what of it is in one of the numbers alone. -->
 <xsl:template name="domain-revenue">
  <xsl:param name="domain"/>
  <xsl:variable name="id" select="concat('domain/', $domain/@code, '/rev')"/>
  <xsl:variable name="all"><xsl:if test="tb:has($id) and tb:state($id) = 'carried'"><xsl:call-template name="all-silent"><xsl:with-param name="of" select="$id"/></xsl:call-template></xsl:if></xsl:variable>
  <xsl:value-of select="tb:phrase('rev.domain', 'month', $month, 'name', $domain/@name, 'all', string($all), 'n', tb:maybe(concat($id, '-units')), 'x', tb:maybe($id), 'g', tb:maybe(concat($id, '-growth')),
    'p', tb:maybe(concat($id, '-completion')), 'd', tb:maybe(concat($id, '-lead')), 'm', tb:maybe(concat($id, '-missing')), 'k', tb:maybe(concat($id, '-noplan')))"/>
 </xsl:template>

 <!-- In running text units and enterprises go by their full names, industries by the
      short ones. -->
 <xsl:template name="name">
  <xsl:choose>
   <xsl:when test="tb:subject('industry', @code)"><xsl:value-of select="@short"/></xsl:when>
   <xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <!-- The code of the one with the greatest gap; of several the last by rank. -->
 <xsl:template name="widest">
  <xsl:param name="items"/>
  <xsl:for-each select="$items">
   <xsl:sort select="tb:dec(@lead)" data-type="number"/>
   <xsl:sort select="count(preceding-sibling::f:item)" data-type="number" order="descending"/>
   <xsl:if test="position() = 1"><xsl:value-of select="@code"/></xsl:if>
  </xsl:for-each>
 </xsl:template>

 <!-- Those of a list with the greatest gap, worst first, at most three (or as said): where each has a
      curve of its own the last by rank need not be the furthest behind. -->
 <xsl:template name="worst">
  <xsl:param name="items"/>
  <xsl:param name="most" select="3"/>
  <xsl:for-each select="$items">
   <xsl:sort select="tb:dec(@lead)" data-type="number"/>
   <xsl:sort select="count(preceding-sibling::f:item)" data-type="number" order="descending"/>
   <xsl:if test="position() &lt;= $most">
    <xsl:variable name="name"><xsl:call-template name="name"/></xsl:variable>
    <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
    <xsl:value-of select="tb:phrase('worst.item', 'month', $month, 'name', $name, 'd', @lead)"/>
   </xsl:if>
  </xsl:for-each>
 </xsl:template>

 <!-- Clauses joined by a comma and closed: nothing where there are none. -->
 <xsl:template name="sentence">
  <xsl:param name="a"/>
  <xsl:param name="b"/>
  <xsl:value-of select="$a"/>
  <xsl:if test="$a != '' and $b != ''"><xsl:value-of select="$comma"/></xsl:if>
  <xsl:value-of select="$b"/>
  <xsl:if test="$a != '' or $b != ''"><xsl:value-of select="tb:phrase('stop')"/></xsl:if>
 </xsl:template>

 <!-- The place of an item of a ranking, or by how many places it moved, as the figure that it
      is; a bare number where there is none that says so. -->
 <xsl:template name="rank">
  <xsl:param name="ranking"/>
  <xsl:param name="n"/>
  <xsl:param name="of" select="''"/>
  <xsl:variable name="scope" select="substring-before($ranking, '/')"/>
  <xsl:variable name="quantity" select="substring-after($ranking, '/')"/>
  <xsl:call-template name="number">
   <xsl:with-param name="id" select="concat($scope, '/', @code, '/', substring-before($quantity, '-'), '-rank-', substring-after($quantity, '-'), $of)"/>
   <xsl:with-param name="n" select="$n"/>
  </xsl:call-template>
 </xsl:template>

 <!-- A number of the tree as the figure that says the same. -->
 <xsl:template name="number">
  <xsl:param name="id"/>
  <xsl:param name="n"/>
  <xsl:choose>
   <xsl:when test="tb:has($id) and tb:figure($id) = string($n)"><xsl:value-of select="tb:print($id)"/></xsl:when>
   <xsl:otherwise><xsl:value-of select="$n"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <!-- By how many places somebody moved. -->
 <xsl:template name="moved">
  <xsl:call-template name="rank">
   <xsl:with-param name="ranking" select="string(../@ranking)"/>
   <xsl:with-param name="n" select="@n"/>
   <xsl:with-param name="of" select="'-move'"/>
  </xsl:call-template>
 </xsl:template>

 <!-- P6: the first three places, ties and all; none that is behind.  Where fewer than
      four have a place, or three are not behind, nobody is in front: all are said in their
      order, or who of them is not behind; of one alone nothing is said. Of growth, who rises
      is in front; where no more than three have a place, those that fall are said as well. -->
 <xsl:template name="front">
  <xsl:param name="ranking"/>
  <xsl:param name="places" select="$ranking/f:place[not(f:item[1]/@code = $figures/f:behind[@of = $ranking/@id]/f:item/@code)]"/>
  <xsl:param name="lead-in" select="'front.completion'"/>
  <xsl:param name="place" select="'front.place'"/>
  <xsl:variable name="kind">
   <xsl:choose>
    <xsl:when test="count($ranking/f:place) = 1">tied</xsl:when>
    <xsl:when test="count($ranking/f:place/f:item) &gt; 3 and count($places) &gt; 2"/>
    <xsl:when test="count($ranking/f:place) = count($places)">few</xsl:when>
    <xsl:otherwise>some</xsl:otherwise>
   </xsl:choose>
  </xsl:variable>
  <xsl:for-each select="$places[@n &lt;= 3 and count($ranking/f:place/f:item) &gt; 1]">
   <xsl:variable name="names">
    <xsl:call-template name="names"><xsl:with-param name="of" select="f:item"/></xsl:call-template>
   </xsl:variable>
   <xsl:choose>
    <xsl:when test="position() = 1"><xsl:value-of select="tb:phrase($lead-in, 'month', $month, 'kind', string($kind), 'd', string($leads[@of = $ranking/@scope]/@id))"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="$and"/></xsl:otherwise>
   </xsl:choose>
   <xsl:variable name="n">
    <xsl:for-each select="f:item[1]">
     <xsl:call-template name="rank">
      <xsl:with-param name="ranking" select="string($ranking/@id)"/>
      <xsl:with-param name="n" select="../@n"/>
     </xsl:call-template>
    </xsl:for-each>
   </xsl:variable>
   <xsl:value-of select="tb:phrase($place, 'names', $names, 'n', string($n), 'tied', @tied, 'p', f:item[1]/@figure)"/>
   <xsl:if test="position() = last()"><xsl:value-of select="tb:phrase('stop')"/></xsl:if>
  </xsl:for-each>
 </xsl:template>

 <!-- P7: who is behind, by rank; of more than five the worst five, worst first; the worst, when the first is
      behind and so all are; who is level as printed; or the phrase that says there is
      nobody. -->
 <xsl:template name="behind">
  <xsl:param name="of"/>
  <xsl:param name="otherwise"/>
  <xsl:variable name="ranking" select="$figures/f:rankings/f:ranking[@id = $of]"/>
  <xsl:variable name="items" select="$figures/f:behind[@of = $of]/f:item[tb:dir(@lead) = 'down']"/>
  <xsl:variable name="whole" select="string($leads[@of = substring-before($of, '/')]/@id)"/>
  <xsl:variable name="level">
   <xsl:call-template name="names">
    <xsl:with-param name="of" select="$figures/f:behind[@of = $of]/f:item[tb:dir(@lead) != 'down']"/>
   </xsl:call-template>
  </xsl:variable>
  <xsl:choose>
   <xsl:when test="count($items) &gt; 3 and count($items) = count($ranking/f:place/f:item)">
    <xsl:variable name="worst">
     <xsl:call-template name="worst"><xsl:with-param name="items" select="$items"/></xsl:call-template>
    </xsl:variable>
    <xsl:value-of select="tb:phrase('behind.all', 'month', $month, 'worst', $worst, 'd', $whole)"/>
   </xsl:when>
   <xsl:when test="count($items) &gt; 5">
    <xsl:variable name="list">
     <xsl:call-template name="worst">
      <xsl:with-param name="items" select="$items"/>
      <xsl:with-param name="most" select="5"/>
     </xsl:call-template>
    </xsl:variable>
    <xsl:value-of select="tb:phrase('behind.some', 'month', $month, 'unit', tb:unit(concat('behind/', $of)), 'n', concat('behind/', $of), 'd', $whole, 'list', $list)"/>
   </xsl:when>
   <xsl:when test="$items">
    <xsl:value-of select="tb:phrase('behind', 'month', $month, 'd', $whole)"/>
    <xsl:for-each select="$items">
     <xsl:variable name="name"><xsl:call-template name="name"/></xsl:variable>
     <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
     <xsl:value-of select="tb:phrase('behind.item', 'month', $month, 'name', $name, 'p', @figure, 'd', @lead)"/>
    </xsl:for-each>
    <xsl:value-of select="tb:phrase('stop')"/>
   </xsl:when>
   <xsl:when test="$level != ''">
    <xsl:value-of select="tb:phrase('behind.level.rest', 'month', $month, 'names', $level, 'd', $whole)"/>
   </xsl:when>
   <xsl:when test="$ranking/f:place">
    <xsl:value-of select="tb:phrase($otherwise, 'month', $month, 'd', $whole)"/>
   </xsl:when>
   <xsl:when test="$ranking/f:unplaced">
    <xsl:value-of select="tb:phrase('rank.none', 'silent', tb:if($ranking/f:unplaced/f:item[@reason != 'none'], 'yes'))"/>
   </xsl:when>
  </xsl:choose>
  <xsl:if test="$items and $level != ''">
   <xsl:value-of select="tb:phrase('behind.level', 'month', $month, 'names', $level, 'd', $whole)"/>
  </xsl:if>
 </xsl:template>

 <!-- Who moved by how much; of more than ten how many, and the three that rose and fell most. -->
 <xsl:template name="movers">
  <xsl:param name="moves"/>
  <xsl:variable name="up" select="$moves[@dir = 'up']"/>
  <xsl:variable name="down" select="$moves[@dir = 'down']"/>
  <xsl:variable name="many" select="count($moves) &gt; 10"/>
  <xsl:if test="$many"><xsl:value-of select="tb:phrase('moves.many', 'up', string(count($up)), 'down', string(count($down)))"/></xsl:if>
  <xsl:for-each select="$moves[not($many)] | $up[$many][position() &lt;= 3] | $down[$many][position() &lt;= 3]">
   <xsl:variable name="name"><xsl:call-template name="name"/></xsl:variable>
   <xsl:if test="position() &gt; 1"><xsl:value-of select="$comma"/></xsl:if>
    <xsl:variable name="n"><xsl:call-template name="moved"/></xsl:variable>
   <xsl:value-of select="tb:phrase('moves.item', 'name', $name, 'dir', @dir, 'n', string($n))"/>
  </xsl:for-each>
 </xsl:template>

 <!-- Has a revision, or a late report, given one of them another place in the month before? -->
 <xsl:template name="replaced-ranking">
  <xsl:param name="ranking"/>
  <xsl:variable name="scope" select="substring-before($ranking, '/')"/>
  <xsl:variable name="quantity" select="concat('/', substring-before(substring-after($ranking, '/'), '-'), '-rank-completion-revisions')"/>
  <xsl:if test="$figures/f:movements[@ranking = $ranking] and $figures/f:rankings/f:ranking[@id = $ranking]/f:place/f:item[tb:has(concat($scope, '/', @code, $quantity))]
    [tb:dir(concat($scope, '/', @code, $quantity)) = 'up' or tb:dir(concat($scope, '/', @code, $quantity)) = 'down']">yes</xsl:if>
 </xsl:template>

 <!-- P8 -->
 <xsl:template name="moves">
  <xsl:param name="ranking"/>
  <xsl:variable name="moves" select="$figures/f:movements[@ranking = $ranking]"/>
  <xsl:if test="$moves and count($moves/f:move) + $moves/@unchanged &gt; 1">
   <xsl:variable name="again"><xsl:call-template name="replaced-ranking"><xsl:with-param name="ranking" select="$ranking"/></xsl:call-template></xsl:variable>
   <xsl:value-of select="tb:phrase('moves', 'month', $month, 'previous', $previous-label, 'again', string($again))"/>
   <xsl:call-template name="movers"><xsl:with-param name="moves" select="$moves/f:move"/></xsl:call-template>
   <xsl:choose>
    <xsl:when test="not($moves/f:move)"><xsl:value-of select="tb:phrase('moves.none')"/></xsl:when>
    <xsl:when test="$moves/@unchanged &gt; 0 and count($moves/f:move) &lt;= 10">
     <xsl:value-of select="concat($comma, tb:phrase('moves.rest'))"/>
    </xsl:when>
   </xsl:choose>
   <xsl:value-of select="tb:phrase('stop')"/>
  </xsl:if>
 </xsl:template>

 <!-- What is started, finished and in the statistics, of all projects. -->
 <xsl:template name="project-rates">
  <xsl:variable name="same">
   <xsl:if test="tb:figure('city/starts-planned') = tb:figure('city/starts-due')">yes</xsl:if>
  </xsl:variable>
  <xsl:value-of select="tb:phrase('starts', 'month', $month, 'same', $same, 'planned', 'city/starts-planned', 'due', 'city/starts-due', 'done', 'city/started',
    'rate', 'city/start-rate', 'rate-due', 'city/start-rate-due')"/>
  <xsl:value-of select="tb:phrase('finishes', 'planned', 'city/finishes-planned', 'done', 'city/finished', 'rate', 'city/finish-rate')"/>
  <xsl:value-of select="tb:phrase('statistics', 'n', 'city/in-statistics', 'rate', 'city/in-statistics-rate')"/>
 </xsl:template>

 <!-- P9: the lamps that are lit at all. -->
 <xsl:template name="lamps">
  <xsl:param name="of"/>
  <!-- with those that have no lamp it is all of them -->
  <xsl:variable name="unlit" select="$planless[$of = 'project' and @lamp = '']"/>
  <!-- is a lamp lit for silence alone? -->
  <xsl:variable name="sum">
   <xsl:choose>
    <xsl:when test="$of = 'industry'">city/rev</xsl:when>
    <xsl:when test="$of = 'enterprise'">group/annex/rev</xsl:when>
    <xsl:otherwise>city/inv</xsl:otherwise>
   </xsl:choose>
  </xsl:variable>
  <xsl:variable name="silent" select="tb:if(tb:has(string($sum)) and tb:state(string($sum)) = 'missing', 'yes')"/>
  <xsl:variable name="list">
   <xsl:for-each select="str:tokenize('green yellow red blue')">
    <xsl:variable name="id" select="concat('lamps/', $of, '/', .)"/>
    <xsl:if test="tb:has($id) and (tb:state($id) = 'value' or tb:state($id) = 'carried')">
     <xsl:value-of select="concat('|', tb:phrase('lamps.item', 'lamp', ., 'unit', tb:unit($id), 'n', $id))"/>
    </xsl:if>
   </xsl:for-each>
  </xsl:variable>
  <xsl:if test="$list != ''">
   <xsl:variable name="joined">
    <xsl:for-each select="str:tokenize($list, '|')">
     <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
     <xsl:value-of select="."/>
    </xsl:for-each>
   </xsl:variable>
   <xsl:value-of select="tb:phrase('lamps', 'silent', $silent, 'month', $month, 'what', tb:phrase(concat('lamps.', $of)), 'list', $joined,
     'd', string($leads[@of = $of]/@id))"/>
   <xsl:variable name="blue" select="concat('lamps/', $of, '/blue')"/>
   <xsl:if test="tb:has($blue) and tb:state($blue) = 'value'">
    <xsl:value-of select="tb:phrase('lamps.blue')"/>
   </xsl:if>
   <xsl:value-of select="tb:phrase('lamps.unlit', 'n', string(count($unlit)), 'unit', tb:unit(concat('lamps/', $of, '/green')))"/>
   <xsl:value-of select="tb:phrase('stop')"/>
  </xsl:if>
 </xsl:template>

 <!-- ===== tables ===== -->

 <!-- Columns from a list of alignments, e.g. 'center left decimal'; each may carry
      least and most width in em: 'left:8:12'. -->
 <xsl:template name="columns">
  <xsl:param name="list"/>
  <columns>
   <xsl:for-each select="str:tokenize($list)">
    <xsl:variable name="parts" select="str:tokenize(., ':')"/>
    <column align="{$parts[1]}">
     <xsl:if test="$parts[2]"><xsl:attribute name="min-width"><xsl:value-of select="$parts[2]"/>em</xsl:attribute></xsl:if>
     <xsl:if test="$parts[3]"><xsl:attribute name="max-width"><xsl:value-of select="$parts[3]"/>em</xsl:attribute></xsl:if>
    </column>
   </xsl:for-each>
  </columns>
 </xsl:template>

 <xsl:template name="heads">
  <xsl:param name="text"/>
  <thead>
   <row><xsl:for-each select="str:split($text, '|')"><cell><xsl:value-of select="."/></cell></xsl:for-each></row>
  </thead>
 </xsl:template>

 <!-- A figure in a cell: as printed, with its sign and mark. -->
 <xsl:template name="figure">
  <xsl:param name="id"/>
  <cell>
   <xsl:choose>
    <xsl:when test="not(tb:has($id))"><xsl:value-of select="$none"/></xsl:when>
    <!-- hardly any cell is of a month: only of those it is asked -->
    <xsl:when test="contains($id, '-month')">
     <xsl:variable name="silent"><xsl:call-template name="silent-month"><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:variable>
     <xsl:value-of select="tb:if($silent = 'yes', tb:phrase('cell.missing'), concat(tb:if(tb:dir($id) = 'down', $minus), tb:print($id), tb:mark($id)))"/>
    </xsl:when>
    <xsl:otherwise><xsl:value-of select="concat(tb:if(tb:dir($id) = 'down', $minus), tb:print($id), tb:mark($id))"/></xsl:otherwise>
   </xsl:choose>
  </cell>
 </xsl:template>

 <!-- Is it the amount of a month that nobody of the scope reported? Its 0.00 is the difference of a
      carried number with itself (R9), and no fact. -->
 <xsl:template name="silent-month">
  <xsl:param name="id"/>
  <!-- of who reported no more than was carried before it, the sum itself is not carried -->
  <xsl:variable name="sum" select="concat(substring-before($id, '-month'), substring-after($id, '-month'))"/>
  <xsl:if test="contains($id, '-month') and tb:state($id) = 'carried' and number(tb:dec($id)) = 0 and not(tb:has($sum) and tb:state($sum) = 'value')">
   <xsl:choose>
    <!-- of a county's earlier month its projects tell, whose counts are those of today -->
    <xsl:when test="starts-with($id, 'county/') and contains($id, '/inv-month@')">
     <xsl:variable name="then" select="concat('/inv@', substring-after($id, '@'))"/>
     <xsl:if test="not($figures/f:projects/f:project[@region = substring-before(substring-after($id, '/'), '/') and
       not(tb:has(concat('project/', @code, $then)) and tb:state(concat('project/', @code, $then)) != 'value' and tb:state(concat('project/', @code, $then)) != 'zero')])">yes</xsl:if>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="all-silent"><xsl:with-param name="of" select="substring-before($id, '-month')"/></xsl:call-template></xsl:otherwise>
   </xsl:choose>
  </xsl:if>
 </xsl:template>

 <!-- Figures of one scope in one row, e.g. 'rev-plan rev rev-growth'; '-' is a cell in
      which nothing is asked for (R5). -->
 <xsl:template name="cells">
  <xsl:param name="scope"/>
  <xsl:param name="list"/>
  <xsl:for-each select="str:tokenize($list)">
   <xsl:choose>
    <xsl:when test=". = '-'"><cell/></xsl:when>
    <xsl:when test="contains(., '-move')">
     <cell><xsl:value-of select="tb:phrase('cell.move', 'n', tb:maybe(concat($scope, '/', .)))"/></cell>
    </xsl:when>
    <xsl:otherwise>
     <xsl:call-template name="figure"><xsl:with-param name="id" select="concat($scope, '/', .)"/></xsl:call-template>
    </xsl:otherwise>
   </xsl:choose>
  </xsl:for-each>
 </xsl:template>

 <xsl:template name="lamp">
  <cell>
   <xsl:choose>
    <xsl:when test="@lamp-mark != ''"><xsl:value-of select="@lamp-mark"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="$none"/></xsl:otherwise>
   </xsl:choose>
  </cell>
 </xsl:template>

 <!-- One note under a table from sentences that may be empty. -->
 <xsl:template name="note">
  <xsl:param name="text"/>
  <xsl:if test="$text != ''">
   <note><xsl:value-of select="concat(tb:phrase('note.first'), $text)"/></note>
  </xsl:if>
 </xsl:template>

 <!-- What the signs mean that stand in a table's text. -->
 <xsl:template name="signs">
  <xsl:param name="in"/>
  <!-- amounts of the month are among them, and some had not reported the month before -->
  <xsl:param name="later" select="false()"/>
  <xsl:if test="contains($in, '※')"><xsl:value-of select="tb:phrase(concat('note.carried', tb:if($later, '.months')))"/></xsl:if>
  <xsl:if test="contains($in, $none)"><xsl:value-of select="tb:phrase('note.none')"/></xsl:if>
 </xsl:template>
</xsl:stylesheet>
