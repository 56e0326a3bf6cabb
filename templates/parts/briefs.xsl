<?xml version="1.0" encoding="UTF-8"?>
<!-- What 一页纸 and 简报 share: their head, key figures, since when. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:i="urn:tongbao:issue:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f i tb exsl str">

 <xsl:variable name="rankings" select="$figures/f:rankings"/>
 <xsl:variable name="by-county" select="$rankings/f:ranking[@id = 'county/inv-completion']"/>
 <xsl:variable name="by-industry" select="$rankings/f:ranking[@id = 'industry/rev-completion']"/>
 <xsl:variable name="by-enterprise" select="$rankings/f:ranking[@id = 'enterprise/rev-completion']"/>
 <xsl:variable name="by-domain" select="$rankings/f:ranking[@id = 'domain/inv-completion']"/>

 <!-- The root of a brief, with what is above its text. -->
 <xsl:template name="brief">
  <xsl:param name="title"/>
  <xsl:param name="body"/>
  <xsl:param name="style" select="'brief'"/>
  <xsl:param name="more" select="''"/>
  <document version="1" name="{tb:name()}" period="{$figures/@period}" lang="zh-CN" style="{$style}" digest="{tb:digest()}">
   <xsl:call-template name="info"><xsl:with-param name="title" select="$title"/></xsl:call-template>
   <title><xsl:value-of select="$title"/></title>
   <body>
    <xsl:variable name="carried" select="string(boolean(exsl:node-set($body)//*[contains(@unit, '※')]))"/>
    <note>
     <xsl:variable name="day"><xsl:call-template name="day"/></xsl:variable>
     <xsl:value-of select="tb:phrase('brief.line', 'issuer', $plan/@issuer, 'day', string($day), 'more', string($more), 'carried', $carried)"/>
    </note>
    <xsl:variable name="note" select="tb:phrase('brief.line.note', 'more', string($more), 'carried', $carried)"/>
    <xsl:if test="$note != ''"><note><xsl:value-of select="$note"/></note></xsl:if>
    <xsl:copy-of select="$body"/>
   </body>
  </document>
 </xsl:template>

 <!-- A key figure; its mark follows the unit, and the line under the title says what it means. accent: yes where it is bad. -->
 <xsl:template name="key-figure">
  <xsl:param name="name"/>
  <xsl:param name="id"/>
  <xsl:param name="words" select="''"/>
  <xsl:param name="accent" select="''"/>
  <indicator name="{$name}" value="{$none}">
   <xsl:if test="tb:has($id)">
    <xsl:variable name="state" select="tb:state($id)"/>
    <xsl:attribute name="value"><xsl:value-of select="tb:print($id)"/></xsl:attribute>
    <xsl:if test="$state = 'value' or $state = 'zero' or $state = 'carried'">
     <xsl:attribute name="unit"><xsl:value-of select="concat(tb:unit($id), tb:mark($id))"/></xsl:attribute>
    </xsl:if>
   </xsl:if>
   <xsl:if test="$accent = 'yes'"><xsl:attribute name="accent">yes</xsl:attribute></xsl:if>
   <xsl:value-of select="$words"/>
  </indicator>
 </xsl:template>

 <!-- Is the figure told as a fall, or as behind? -->
 <xsl:template name="falls">
  <xsl:param name="id"/>
  <xsl:if test="tb:has($id) and tb:dir($id) = 'down'">yes</xsl:if>
 </xsl:template>

 <!-- 自2月起持续亮红灯, where it is longer than this month. -->
 <xsl:template name="since">
  <xsl:param name="of"/>
  <xsl:if test="$of/@lamp != '' and $of/@lamp-since != '' and $of/@lamp-since != $figures/@period">
   <xsl:value-of select="tb:phrase('brief.since', 'm', string(number(substring-after($of/@lamp-since, '-'))), 'lamp', string($of/@lamp))"/>
  </xsl:if>
 </xsl:template>

 <!-- Short entries, the first `most` of them, as one numbered paragraph each. -->
 <xsl:template name="entries">
  <xsl:param name="list"/>
  <xsl:param name="most" select="5"/>
  <xsl:param name="otherwise" select="''"/>
  <xsl:for-each select="$list[position() &lt;= $most]">
   <p><xsl:value-of select="concat(tb:phrase('brief.number', 'n', string(position())), .)"/></p>
  </xsl:for-each>
  <xsl:if test="not($list) and $otherwise != ''"><p><xsl:value-of select="$otherwise"/></p></xsl:if>
 </xsl:template>

 <!-- ===== a county's or a domain's own ===== -->

 <!-- Where it stands: completion, lead, place, and how that moved. -->
 <xsl:template name="standing">
  <xsl:param name="scope"/>
  <xsl:param name="series"/>
  <xsl:param name="all" select="''"/>
  <xsl:variable name="id" select="concat($scope, '/', $series, '-')"/>
  <xsl:variable name="rank" select="concat($id, 'rank-completion')"/>
  <xsl:value-of select="tb:phrase(concat('brief.standing.', $series), 'month', $month, 'previous', $previous-label, 'all', $all,
    'p', tb:maybe(concat($id, 'completion')), 'd', tb:maybe(concat($id, 'lead')), 'n', tb:maybe($rank), 'move', tb:maybe(concat($rank, '-move')))"/>
 </xsl:template>

 <!-- Why it moved: the parts of the move that are not 0, or that they cancel, whom it passed, who
      passed it, what corrections did to the place before, and its neighbours. -->
 <xsl:template name="why">
  <xsl:param name="scope"/>
  <xsl:param name="code"/>
  <xsl:param name="ranking"/>
  <xsl:param name="others"/>
  <xsl:variable name="rank" select="concat($scope, '/', $ranking/@quantity)"/>
  <xsl:variable name="id" select="concat(substring-before($rank, '-completion'), '-rank-completion-')"/>
  <xsl:variable name="parts">
   <xsl:for-each select="str:tokenize('own others silent entries')">
    <xsl:variable name="part" select="tb:phrase(concat('brief.why.', .), 'others', $others, 'n', tb:maybe(concat($id, .)))"/>
    <xsl:if test="$part != ''"><part><xsl:value-of select="$part"/></part></xsl:if>
   </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="list">
   <xsl:for-each select="exsl:node-set($parts)/*">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="tb:phrase('semicolon')"/></xsl:if>
    <xsl:value-of select="."/>
   </xsl:for-each>
  </xsl:variable>
  <xsl:value-of select="tb:phrase('brief.why', 'list', string($list), 'others', $others, 'move', tb:maybe(concat($id, 'move')),
    'own', tb:maybe(concat($id, 'own')), 'rest', tb:maybe(concat($id, 'others')),
    'silent', tb:maybe(concat($id, 'silent')), 'entries', tb:maybe(concat($id, 'entries')))"/>
  <xsl:variable name="move" select="$figures/f:movements[@ranking = $ranking/@id]/f:move[@code = $code]"/>
  <xsl:variable name="by">
   <xsl:call-template name="names"><xsl:with-param name="of" select="$ranking//f:item[contains(concat(' ', $move/@by, ' '), concat(' ', @code, ' '))]"/></xsl:call-template>
  </xsl:variable>
  <xsl:variable name="passed">
   <xsl:call-template name="names"><xsl:with-param name="of" select="$ranking//f:item[contains(concat(' ', $move/@passed, ' '), concat(' ', @code, ' '))]"/></xsl:call-template>
  </xsl:variable>
  <xsl:value-of select="tb:phrase('brief.passers', 'by', string($by), 'passed', string($passed))"/>
  <xsl:value-of select="tb:phrase('brief.revised', 'issue', 'previous', 'n', tb:maybe(concat($id, 'printed')), 'r', tb:maybe(concat($id, 'revisions')))"/>
  <xsl:if test="$reissued"><xsl:value-of select="tb:phrase('brief.revised', 'issue', 'own', 'n', tb:maybe(concat($id, 'issued')), 'r', tb:maybe(concat($id, 'issued-revisions')))"/></xsl:if>
  <xsl:call-template name="neighbours">
   <xsl:with-param name="ranking" select="$ranking"/>
   <xsl:with-param name="code" select="$code"/>
  </xsl:call-template>
 </xsl:template>

 <!-- Who stands right before and right behind it. -->
 <xsl:template name="neighbours">
  <xsl:param name="ranking"/>
  <xsl:param name="code"/>
  <xsl:variable name="place" select="$ranking/f:place[f:item/@code = $code]"/>
  <xsl:variable name="tied">
   <xsl:call-template name="names"><xsl:with-param name="of" select="$place/f:item[@code != $code][position() &lt;= 5]"/></xsl:call-template>
  </xsl:variable>
  <xsl:variable name="before">
   <xsl:call-template name="neighbour"><xsl:with-param name="place" select="$place/preceding-sibling::f:place[1]"/></xsl:call-template>
  </xsl:variable>
  <xsl:variable name="behind">
   <xsl:call-template name="neighbour"><xsl:with-param name="place" select="$place/following-sibling::f:place[1]"/></xsl:call-template>
  </xsl:variable>
  <xsl:if test="$place">
   <xsl:value-of select="tb:phrase('brief.neighbours', 'tied', string($tied), 'before', string($before), 'behind', string($behind))"/>
  </xsl:if>
 </xsl:template>
 <xsl:template name="neighbour">
  <xsl:param name="place"/>
  <xsl:for-each select="$place">
   <xsl:variable name="names">
    <xsl:call-template name="names"><xsl:with-param name="of" select="f:item[position() &lt;= 3]"/></xsl:call-template>
   </xsl:variable>
   <xsl:value-of select="tb:phrase('brief.neighbour', 'names', string($names), 'p', f:item[1]/@figure)"/>
  </xsl:for-each>
 </xsl:template>

 <!-- Completion a month ago and now, by place; the one that the brief is of says so, and where
      many are ranked its neighbours alone stand beside it. -->
 <xsl:template name="progress-chart">
  <xsl:param name="ranking"/>
  <xsl:param name="code"/>
  <xsl:param name="what"/>
  <!-- another chart follows at its side -->
  <xsl:param name="beside" select="false()"/>
  <xsl:variable name="own" select="$ranking/f:place[f:item/@code = $code]"/>
  <xsl:variable name="items" select="$ranking/f:place/f:item[count($ranking/f:place/f:item) &lt;= 14 or
    not($own) or (../@n &gt;= $own/@n - 6 and ../@n &lt;= $own/@n + 6)]"/>
  <xsl:if test="$previous != '' and count($items) &gt; 1">
   <xsl:variable name="mark" select="tb:phrase('chart.time', 'month', $month, 'q', 'time/progress')"/>
   <chart id="progress" form="dots" width="full" unit="%" subtitle="{tb:phrase('brief.progress.subtitle', 'series', $ranking/@quantity, 'beside', string($beside))}">
    <xsl:choose>
     <!-- half a page has no room for words (未报) beside the dots, nor for long names -->
     <xsl:when test="$beside and not($items[string-length(@short) &gt; 8 or tb:maybe(concat(@figure, '@', $previous)) = '' or tb:dec(concat(@figure, '@', $previous)) = ''])"><xsl:attribute name="width">column</xsl:attribute></xsl:when>
     <xsl:otherwise><xsl:attribute name="caption"><xsl:value-of select="tb:phrase('brief.progress.caption', 'what', $what)"/></xsl:attribute></xsl:otherwise>
    </xsl:choose>
    <xsl:attribute name="title">
     <xsl:call-template name="progress-title">
      <xsl:with-param name="ranking" select="$ranking"/>
      <xsl:with-param name="code" select="$code"/>
      <xsl:with-param name="beside" select="$beside"/>
     </xsl:call-template>
    </xsl:attribute>
    <mark value="{tb:dec('time/progress')}" label="{$mark}"/>
    <series name="{tb:phrase('brief.progress.before', 'month', $month, 'previous', $previous-label)}" part="other"/>
    <series name="{$label}" part="actual"/>
    <xsl:for-each select="$items">
     <row label="{@short}">
      <xsl:if test="@code = $code"><xsl:attribute name="label"><xsl:value-of select="tb:phrase('brief.progress.own', 'name', @short)"/></xsl:attribute></xsl:if>
      <xsl:call-template name="point"><xsl:with-param name="id" select="concat(@figure, '@', $previous)"/></xsl:call-template>
      <xsl:call-template name="point"><xsl:with-param name="id" select="string(@figure)"/></xsl:call-template>
     </row>
    </xsl:for-each>
   </chart>
  </xsl:if>
 </xsl:template>

 <xsl:template name="progress-title">
  <xsl:param name="ranking"/>
  <xsl:param name="code"/>
  <xsl:param name="beside" select="false()"/>
  <xsl:variable name="item" select="$ranking//f:item[@code = $code]"/>
  <xsl:variable name="name">
   <xsl:choose>
    <xsl:when test="$beside"><xsl:value-of select="$item/@short"/></xsl:when>
    <xsl:otherwise><xsl:for-each select="$item"><xsl:call-template name="name"/></xsl:for-each></xsl:otherwise>
   </xsl:choose>
  </xsl:variable>
  <xsl:variable name="figure" select="string($item/@figure)"/>
  <xsl:variable name="rank" select="concat($ranking/@scope, '/', $code, '/', substring-before($ranking/@quantity, '-'), '-rank-completion')"/>
  <xsl:variable name="before" select="tb:maybe(concat($figure, '@', $previous))"/>
  <xsl:variable name="course">
   <xsl:choose>
    <xsl:when test="$before = '' or $figure = ''"/>
    <xsl:when test="tb:figure($before) = tb:figure($figure)">level</xsl:when>
    <xsl:when test="number(tb:dec(concat(substring-before($figure, '-completion'), '-month'))) &lt; 0">down</xsl:when>
   </xsl:choose>
  </xsl:variable>
  <xsl:value-of select="tb:phrase('brief.progress.title', 'name', string($name), 'course', string($course), 'was', $before,
    'p', tb:maybe($figure), 'n', tb:maybe($rank))"/>
 </xsl:template>

 <!-- ===== its own figures beside those of the whole ===== -->
 <!-- In two halves side by side, so that it is half as high. -->
 <xsl:template name="own-table">
  <xsl:param name="name"/>
  <xsl:param name="inv"/>
  <xsl:param name="rev"/>
  <xsl:param name="rev-whole"/>
  <xsl:variable name="list">
   <!-- of January and February the month's amount is the sum -->
   <xsl:for-each select="str:tokenize(concat('projects inv-plan inv', tb:if($month != '2', ' inv-month'), ' inv-completion inv-lead starts-due started start-rate-due finishes-due finished in-statistics-rate'))">
    <xsl:call-template name="own-row">
     <xsl:with-param name="quantity" select="string(.)"/>
     <xsl:with-param name="own" select="concat($inv, '/', .)"/>
     <xsl:with-param name="whole" select="concat('city/', .)"/>
    </xsl:call-template>
   </xsl:for-each>
   <xsl:for-each select="str:tokenize('rev-units rev-plan rev rev-growth rev-completion rev-lead')">
    <xsl:call-template name="own-row">
     <xsl:with-param name="quantity" select="string(.)"/>
     <xsl:with-param name="own" select="concat($rev, '/', .)"/>
     <xsl:with-param name="whole" select="concat($rev-whole, '/', .)"/>
    </xsl:call-template>
   </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="rows" select="exsl:node-set($list)/*"/>
  <xsl:variable name="half" select="ceiling(count($rows) div 2)"/>
  <xsl:choose>
   <xsl:when test="not($rows)"><p><xsl:value-of select="tb:phrase('brief.own.none')"/></p></xsl:when>
   <xsl:otherwise>
    <table id="t-own" note-marks="※">
     <xsl:call-template name="columns"><xsl:with-param name="list" select="'left:11 decimal:4 decimal:4 left:11 decimal:4 decimal:4'"/></xsl:call-template>
     <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('brief.heads.own', 'name', $name)"/></xsl:call-template>
     <tbody>
      <xsl:for-each select="$rows[position() &lt;= $half]">
       <xsl:variable name="at" select="position()"/>
       <xsl:variable name="beside" select="$rows[$at + $half]"/>
       <row>
        <xsl:copy-of select="*"/>
        <xsl:choose>
         <xsl:when test="$beside"><xsl:copy-of select="$beside/*"/></xsl:when>
         <xsl:otherwise><cell/><cell/><cell/></xsl:otherwise>
        </xsl:choose>
       </row>
      </xsl:for-each>
     </tbody>
     <xsl:call-template name="note">
      <xsl:with-param name="text">
       <xsl:call-template name="signs"><xsl:with-param name="in" select="string($list)"/><xsl:with-param name="later" select="$later-months"/></xsl:call-template>
       <xsl:call-template name="planless"><xsl:with-param name="scope" select="$rev"/></xsl:call-template>
       <xsl:value-of select="tb:phrase('note.curve', 'month', $month, 'd', tb:maybe(concat($inv, '/inv-lead')))"/>
      </xsl:with-param>
     </xsl:call-template>
    </table>
   </xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <!-- Of sum and completion of a scope: what is in the sum alone (R6). -->
 <xsl:template name="planless">
  <xsl:param name="scope"/>
  <xsl:variable name="n" select="tb:maybe(concat($scope, '/rev-noplan'))"/>
  <xsl:if test="$n != ''"><xsl:value-of select="tb:phrase('brief.own.noplan', 'unit', tb:unit($n), 'n', $n, 'p', tb:maybe(concat($scope, '/rev-completion')))"/></xsl:if>
 </xsl:template>

 <!-- Nothing of what it has nothing of. -->
 <xsl:template name="own-row">
  <xsl:param name="quantity"/>
  <xsl:param name="own"/>
  <xsl:param name="whole"/>
  <xsl:if test="tb:has($own) and tb:has($whole) and tb:state($own) != 'none'">
   <row>
    <cell>
     <xsl:variable name="name" select="tb:phrase('brief.row', 'of', $quantity, 'unit', tb:unit($own), 'month', $month, 'm', $figures/@month-label, 'label', $label, 'year', $year, 'd', tb:maybe($own))"/>
     <xsl:value-of select="tb:phrase('brief.row.unit', 'name', $name, 'unit', tb:unit($own))"/>
    </cell>
    <xsl:call-template name="figure"><xsl:with-param name="id" select="$own"/></xsl:call-template>
    <xsl:call-template name="figure"><xsl:with-param name="id" select="$whole"/></xsl:call-template>
   </row>
  </xsl:if>
 </xsl:template>

 <!-- ===== projects, problems ===== -->
 <!-- Those that are red, yellow or late, the worst first, with since when. -->
 <xsl:template name="own-projects">
  <xsl:param name="projects"/>
  <!-- what tells them apart: their regions, or their domains -->
  <xsl:param name="by" select="''"/>
  <!-- of more, so many of the worst -->
  <xsl:param name="most" select="40"/>
  <!-- what is said behind it -->
  <xsl:param name="more" select="''"/>
  <xsl:variable name="all" select="tb:subject('item', $projects/@code)[parent::f:alerts[@of = 'project']]"/>
  <!-- those behind their dates are not left out where not all are listed -->
  <xsl:variable name="behind" select="$projects[@start-due = 'yes' or @finish-due = 'yes' or @start-late &gt; 0 or @finish-late &gt; 0]"/>
  <xsl:variable name="codes" select="$all[position() &lt;= $most - count($behind[not(@code = $all[position() &lt;= $most]/@code)]) or @code = $behind/@code][position() &lt;= $most]"/>
  <xsl:variable name="late" select="$behind[not(@code = $all/@code)][position() + count($codes) &lt;= $most]"/>
  <xsl:choose>
   <xsl:when test="not($projects)"><p><xsl:value-of select="concat(tb:phrase('brief.projects.none'), $more)"/></p></xsl:when>
   <xsl:when test="not($projects[tb:state(concat('project/', @code, '/inv')) != 'missing'] or $codes)"><p><xsl:value-of select="concat(tb:phrase('brief.projects.missing'), $more)"/></p></xsl:when>
   <xsl:when test="not($codes or $late)"><p><xsl:value-of select="concat(tb:phrase('brief.projects.good'), $more)"/></p></xsl:when>
   <xsl:otherwise>
    <xsl:variable name="body">
     <xsl:for-each select="$codes">
      <xsl:apply-templates select="tb:subject('project', @code)" mode="own-row"><xsl:with-param name="by" select="$by"/><xsl:with-param name="behind" select="$behind"/></xsl:apply-templates>
     </xsl:for-each>
     <xsl:apply-templates select="$late" mode="own-row"><xsl:with-param name="by" select="$by"/><xsl:with-param name="behind" select="$behind"/></xsl:apply-templates>
    </xsl:variable>
    <table id="t-projects" unit="{tb:phrase('unit.alerts')}" note-marks="※">
     <xsl:call-template name="columns">
      <xsl:with-param name="list" select="concat('left:10:14 left:3:6 center decimal decimal decimal decimal center center', tb:if($behind, ' left:5:7'))"/>
     </xsl:call-template>
     <xsl:call-template name="heads">
      <xsl:with-param name="text" select="tb:phrase('brief.heads.projects', 'by', $by, 'late', tb:if($behind, 'yes'), 'month', $month, 'year', $year, 'label', $label, 'd', 'city/inv-lead')"/>
     </xsl:call-template>
     <tbody><xsl:copy-of select="$body"/></tbody>
     <xsl:call-template name="note">
      <xsl:with-param name="text">
       <xsl:call-template name="signs"><xsl:with-param name="in" select="string($body)"/></xsl:call-template>
       <xsl:if test="count($all) &gt; count($codes)"><xsl:value-of select="tb:phrase('brief.projects.some', 'most', string(count($codes)), 'all', string(count($all)), 'behind', tb:if($behind[@code = $all[position() &gt; $most]/@code], 'yes'))"/></xsl:if>
       <xsl:value-of select="concat(tb:phrase('note.curve', 'month', $month, 'd', 'city/inv-lead'), $more)"/>
      </xsl:with-param>
     </xsl:call-template>
    </table>
   </xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <xsl:template match="f:project" mode="own-row">
  <xsl:param name="by"/>
  <!-- all that are behind their dates: without any there is no column of them -->
  <xsl:param name="behind"/>
  <row>
   <cell><xsl:value-of select="@name"/></cell>
   <cell>
    <xsl:choose>
     <xsl:when test="$by = 'region'"><xsl:value-of select="@region-name"/></xsl:when>
     <xsl:otherwise><xsl:value-of select="$figures/f:domains/f:domain[@code = current()/@domain]/@short"/></xsl:otherwise>
    </xsl:choose>
   </cell>
   <cell><xsl:value-of select="@stage"/></cell>
   <xsl:call-template name="cells">
    <xsl:with-param name="scope" select="concat('project/', @code)"/>
    <xsl:with-param name="list" select="'inv-plan inv inv-completion inv-lead'"/>
   </xsl:call-template>
   <xsl:call-template name="lamp"/>
   <cell>
    <xsl:choose>
     <xsl:when test="(@lamp = 'red' or @lamp = 'yellow') and @lamp-since != ''">
      <xsl:value-of select="tb:phrase('brief.cell.since', 'm', string(number(substring-after(@lamp-since, '-'))))"/>
     </xsl:when>
     <xsl:otherwise><xsl:value-of select="$none"/></xsl:otherwise>
    </xsl:choose>
   </cell>
   <xsl:if test="$behind">
    <cell>
     <xsl:value-of select="tb:phrase('cell.late', 'start', string(@start-late), 'finish', string(@finish-late))"/>
     <xsl:if test="not(@start-late &gt; 0 or @finish-late &gt; 0)"><xsl:value-of select="tb:phrase('brief.cell.due', 'start', string(@start-due), 'finish', string(@finish-due))"/></xsl:if>
    </cell>
   </xsl:if>
  </row>
 </xsl:template>

 <xsl:template name="own-problems">
  <xsl:param name="problems"/>
  <table id="t-problems">
   <xsl:call-template name="columns"><xsl:with-param name="list" select="'left:4:4 left:16 left:7:8 center:6 left:4.5:5'"/></xsl:call-template>
   <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('brief.heads.problems')"/></xsl:call-template>
   <tbody>
    <xsl:for-each select="$problems">
     <row>
      <cell><xsl:value-of select="@category"/></cell>
      <cell><xsl:value-of select="@text"/></cell>
      <cell><xsl:value-of select="@responsible"/></cell>
      <xsl:call-template name="problem-state"/>
     </row>
    </xsl:for-each>
   </tbody>
  </table>
 </xsl:template>

 <!-- ===== what is due next ===== -->
 <!-- Names of projects, at most five; of more than five three, the rest are in the table. -->
 <xsl:template name="some">
  <xsl:param name="of"/>
  <xsl:call-template name="names"><xsl:with-param name="of" select="$of[position() &lt;= 3 or count($of) &lt;= 5]"/></xsl:call-template>
  <xsl:if test="count($of) &gt; 5"><xsl:value-of select="tb:phrase('brief.more')"/></xsl:if>
 </xsl:template>

 <!-- What is due next: problems by their day, starts and finishes by their month. -->
 <xsl:template name="due">
  <xsl:param name="units"/>
  <xsl:param name="projects"/>
  <xsl:param name="problems"/>
  <xsl:param name="scope"/>
  <xsl:param name="talk" select="''"/>
  <!-- the worst first, as in the table -->
  <xsl:variable name="red-list">
   <xsl:for-each select="tb:subject('item', $projects/@code)[@lamp = 'red'][parent::f:alerts[@of = 'project']]">
    <xsl:copy-of select="tb:subject('project', @code)"/>
   </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="red"><xsl:call-template name="some"><xsl:with-param name="of" select="exsl:node-set($red-list)/*"/></xsl:call-template></xsl:variable>
  <xsl:variable name="late"><xsl:call-template name="some"><xsl:with-param name="of" select="$projects[@start-due = 'yes' or @start-late &gt; 0]"/></xsl:call-template></xsl:variable>
  <xsl:variable name="unfinished"><xsl:call-template name="some"><xsl:with-param name="of" select="$projects[@finish-due = 'yes' or @finish-late &gt; 0]"/></xsl:call-template></xsl:variable>
  <xsl:variable name="starts"><xsl:call-template name="some"><xsl:with-param name="of" select="$projects[@start = $next]"/></xsl:call-template></xsl:variable>
  <xsl:variable name="finishes"><xsl:call-template name="some"><xsl:with-param name="of" select="$projects[@finish = $next]"/></xsl:call-template></xsl:variable>
  <!-- those due on the last day of the month too: they are no more than due -->
  <xsl:variable name="closing" select="$problems[@overdue = 'no' and @status != '销号' and (starts-with(@due, $next) or starts-with(@due, $figures/@period))]"/>
  <xsl:variable name="issued" select="translate($issue/@date, '-', '')"/>
  <xsl:variable name="list">
   <xsl:for-each select="$units[@status = 'missing']">
    <entry><xsl:value-of select="tb:phrase('brief.due.report', 'name', @name, 'label', $label, 'k', string(@missing-months))"/></entry>
   </xsl:for-each>
   <xsl:for-each select="$units[@pending = 'yes']">
    <entry><xsl:value-of select="tb:phrase('brief.due.pending', 'name', @name)"/></entry>
   </xsl:for-each>
   <xsl:if test="$talk != ''"><entry><xsl:value-of select="$talk"/></entry></xsl:if>
   <xsl:if test="$red != ''"><entry><xsl:value-of select="tb:phrase('brief.due.red', 'names', string($red))"/></entry></xsl:if>
   <xsl:if test="$late != ''"><entry><xsl:value-of select="tb:phrase('brief.due.late', 'names', string($late))"/></entry></xsl:if>
   <xsl:if test="$unfinished != ''"><entry><xsl:value-of select="tb:phrase('brief.due.unfinished', 'names', string($unfinished))"/></entry></xsl:if>
   <xsl:if test="$starts != ''"><entry><xsl:value-of select="tb:phrase('brief.due.starts', 'names', string($starts))"/></entry></xsl:if>
   <xsl:if test="$finishes != ''"><entry><xsl:value-of select="tb:phrase('brief.due.finishes', 'names', string($finishes))"/></entry></xsl:if>
   <xsl:for-each select="$problems[@overdue = 'yes'][position() &lt;= 3]">
    <entry><xsl:value-of select="tb:phrase('brief.due.overdue', 'month', $month, 'responsible', @responsible, 'text', @text, 'days', string(@overdue-days))"/></entry>
   </xsl:for-each>
   <xsl:for-each select="$closing">
    <xsl:sort select="@due"/>
    <xsl:if test="position() &lt;= 3">
    <!-- past by the day of issue -->
    <xsl:variable name="past" select="starts-with(@due, $figures/@period) or $issued &gt;= translate(@due, '-', '')"/>
    <entry><xsl:value-of select="tb:phrase('brief.due.problem', 'past', tb:if($past, 'yes'), 'responsible', @responsible, 'text', @text, 'day', tb:day(@due))"/></entry>
    </xsl:if>
   </xsl:for-each>
   <xsl:if test="tb:has(concat($scope, '/inv-needed')) and tb:state(concat($scope, '/inv-needed')) = 'value' and tb:figure(concat($scope, '/inv-needed')) != '0.00'">
    <entry><xsl:value-of select="tb:phrase('brief.due.needed', 'k', $remaining, 'x', concat($scope, '/inv-needed'))"/></entry>
   </xsl:if>
   <xsl:if test="$month = '12'"><entry><xsl:value-of select="tb:phrase('brief.due.year')"/></entry></xsl:if>
  </xsl:variable>
  <xsl:call-template name="entries">
   <xsl:with-param name="list" select="exsl:node-set($list)/*"/>
   <xsl:with-param name="most" select="8"/>
   <xsl:with-param name="otherwise" select="tb:phrase('brief.due.none')"/>
  </xsl:call-template>
 </xsl:template>
</xsl:stylesheet>
