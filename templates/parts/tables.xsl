<?xml version="1.0" encoding="UTF-8"?>
<!-- The annexes of the monthly bulletin.  Each template makes the blocks of one. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:exsl="http://exslt.org/common" xmlns="urn:tongbao:document:1"
  exclude-result-prefixes="f tb exsl">

 <!-- Notes on marks and words that stand in the cells of the table; others are given. -->
 <xsl:template name="marks">
  <xsl:param name="body"/>
  <xsl:param name="sums" select="''"/>
  <xsl:param name="ranking" select="''"/>
  <xsl:param name="more" select="''"/>
  <!-- subjects with a lamp, what their leads' ids lie between, and the whole's lead -->
  <xsl:param name="lit" select="/.."/>
  <xsl:param name="scope" select="''"/>
  <xsl:param name="quantity" select="''"/>
  <xsl:param name="lead" select="''"/>
  <xsl:param name="later" select="false()"/>
  <!-- the id of its leads among the printed sums -->
  <xsl:param name="gaps" select="''"/>
  <!-- does a column tell of places that moved? -->
  <xsl:param name="moves" select="false()"/>
  <xsl:variable name="lamps">
   <xsl:call-template name="lamps-unrounded">
    <xsl:with-param name="lit" select="$lit[@lamp != '']"/>
    <xsl:with-param name="scope" select="$scope"/>
    <xsl:with-param name="quantity" select="$quantity"/>
   </xsl:call-template>
  </xsl:variable>
  <xsl:variable name="tied" select="$figures/f:rankings/f:ranking[@id = $ranking]/@tied-text = 'yes'"/>
  <xsl:variable name="again"><xsl:if test="$moves"><xsl:call-template name="replaced-ranking"><xsl:with-param name="ranking" select="$ranking"/></xsl:call-template></xsl:if></xsl:variable>
  <xsl:call-template name="note">
   <xsl:with-param name="text">
    <xsl:call-template name="signs"><xsl:with-param name="in" select="string($body)"/><xsl:with-param name="later" select="$later"/></xsl:call-template>
    <xsl:value-of select="$more"/>
    <xsl:if test="$again = 'yes'"><xsl:value-of select="tb:phrase('note.moves')"/></xsl:if>
    <xsl:value-of select="tb:phrase('note.curve', 'month', $month, 'd', $lead)"/>
    <xsl:choose>
     <xsl:when test="$tied and $lamps != ''"><xsl:value-of select="tb:phrase('note.tied.lamps')"/></xsl:when>
     <xsl:when test="$tied"><xsl:value-of select="tb:phrase('note.tied')"/></xsl:when>
     <xsl:when test="$lamps != ''"><xsl:value-of select="tb:phrase('note.lamps')"/></xsl:when>
    </xsl:choose>
    <xsl:if test="$month != '12' and $gaps != '' and $figures/f:sums/f:sum[@id = $gaps]/@differs = 'yes'"><xsl:value-of select="tb:phrase('note.leads')"/></xsl:if>
    <xsl:if test="$sums != '' and $figures/f:sums/f:sum[@differs = 'yes' and contains(concat(' ', $sums, ' '), concat(' ', @id, ' '))]">
     <xsl:value-of select="tb:phrase('note.sums')"/>
    </xsl:if>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <!-- Says something when the leads as printed do not tell the lamps: one that is not green
      prints as 0.0, or two that print alike burn differently.  A lamp for a late day, or for
      silence, is of no lead. -->
 <xsl:template name="lamps-unrounded">
  <xsl:param name="lit"/>
  <xsl:param name="scope"/>
  <xsl:param name="quantity"/>
  <xsl:variable name="list">
   <xsl:for-each select="$lit[@lamp-rule = 'lead' or @lamp-rule = 'finished']">
    <!-- what is printed alike stands side by side -->
    <xsl:sort select="concat(tb:dir(concat($scope, '/', @code, '/', $quantity)), tb:figure(concat($scope, '/', @code, '/', $quantity)))"/>
    <xsl:sort select="@lamp"/>
    <xsl:variable name="id" select="concat($scope, '/', @code, '/', $quantity)"/>
    <lead lamp="{@lamp}" dir="{tb:dir($id)}" text="{concat(tb:dir($id), tb:figure($id))}"/>
   </xsl:for-each>
  </xsl:variable>
  <xsl:for-each select="exsl:node-set($list)/*">
   <xsl:variable name="one" select="."/>
   <xsl:if test="(@dir = 'flat' and @lamp = 'yellow') or following-sibling::*[1][@text = $one/@text and @lamp != $one/@lamp]">yes</xsl:if>
  </xsl:for-each>
 </xsl:template>

 <!-- T1: industries in the plan's order. -->
 <xsl:template name="industries-table">
  <xsl:variable name="rows" select="$figures/f:industries/f:industry"/>
  <table id="t-industries" unit="{tb:phrase('unit.rev')}" note-marks="※">
   <xsl:call-template name="columns">
    <xsl:with-param name="list" select="'center left:10:14 decimal decimal decimal decimal decimal center center center'"/>
   </xsl:call-template>
   <xsl:call-template name="heads">
    <xsl:with-param name="text" select="tb:phrase('heads.industries', 'month', $month, 'year', $year, 'label', $label, 'd', 'city/rev-lead')"/>
   </xsl:call-template>
   <xsl:variable name="body">
    <xsl:for-each select="$rows">
     <row>
      <cell><xsl:value-of select="position()"/></cell>
      <cell><xsl:value-of select="@name"/></cell>
      <xsl:call-template name="cells">
       <xsl:with-param name="scope" select="concat('industry/', @code)"/>
       <xsl:with-param name="list" select="'rev-plan rev rev-growth rev-completion rev-lead rev-rank-completion rev-rank-completion-move'"/>
      </xsl:call-template>
      <xsl:call-template name="lamp"/>
     </row>
    </xsl:for-each>
    <row class="total">
     <cell colspan="2"><xsl:value-of select="tb:phrase('row.total')"/></cell>
     <xsl:call-template name="cells">
      <xsl:with-param name="scope" select="'city'"/>
      <xsl:with-param name="list" select="'rev-plan rev rev-growth rev-completion rev-lead - -'"/>
     </xsl:call-template>
     <cell/>
    </row>
   </xsl:variable>
   <tbody><xsl:copy-of select="$body"/></tbody>
   <xsl:call-template name="marks">
    <xsl:with-param name="body" select="string($body)"/>
    <xsl:with-param name="ranking" select="'industry/rev-completion'"/>
    <xsl:with-param name="moves" select="true()"/>
    <xsl:with-param name="lit" select="$rows"/>
    <xsl:with-param name="scope" select="'industry'"/>
    <xsl:with-param name="quantity" select="'rev-lead'"/>
    <xsl:with-param name="lead" select="'city/rev-lead'"/>
    <xsl:with-param name="sums" select="'industries/rev industries/rev-plan'"/>
    <xsl:with-param name="gaps" select="'industries/rev-lead'"/>
    <xsl:with-param name="more">
     <xsl:if test="$rows[tb:state(concat('industry/', @code, '/rev')) = 'missing']"><xsl:value-of select="tb:phrase('note.missing')"/></xsl:if>
     <xsl:if test="$rows[@carried = 'yes']"><xsl:value-of select="tb:phrase('note.growth')"/></xsl:if>
     <xsl:value-of select="tb:phrase('note.noplan.industries', 'n', 'city/rev-noplan')"/>
     <xsl:call-template name="entered-industries"/>
     <xsl:value-of select="tb:phrase('note.base')"/>
     <xsl:value-of select="tb:phrase('note.prelim')"/>
     <xsl:if test="$month = '2'"><xsl:value-of select="tb:phrase('note.january')"/></xsl:if>
    </xsl:with-param>
   </xsl:call-template>
  </table>
 </xsl:template>

 <!-- T2: the plan's enterprises, 其中 rows under their parents. -->
 <xsl:template name="enterprises-table">
  <xsl:variable name="rows" select="$figures/f:enterprises[@group = 'annex']/f:enterprise"/>
  <table id="t-enterprises" unit="{tb:phrase('unit.rev')}" note-marks="※">
   <xsl:call-template name="columns">
    <xsl:with-param name="list" select="'center left:8:11 left:6:9 decimal decimal decimal decimal decimal center center'"/>
   </xsl:call-template>
   <xsl:call-template name="heads">
    <xsl:with-param name="text" select="tb:phrase('heads.enterprises', 'month', $month, 'year', $year, 'label', $label, 'd', 'group/annex/rev-lead')"/>
   </xsl:call-template>
   <xsl:variable name="body">
    <xsl:for-each select="$rows">
     <row>
      <xsl:if test="@child = 'yes'"><xsl:attribute name="class">child</xsl:attribute></xsl:if>
      <xsl:if test="following-sibling::*[1]/@child = 'yes'"><xsl:attribute name="keep-next">yes</xsl:attribute></xsl:if>
      <cell>
       <xsl:choose>
        <xsl:when test="@child = 'yes'"><xsl:value-of select="tb:phrase('row.child')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="count(preceding-sibling::*[@child = 'no']) + 1"/></xsl:otherwise>
       </xsl:choose>
      </cell>
      <cell><xsl:value-of select="@name"/></cell>
      <cell><xsl:value-of select="@sector-name"/></cell>
      <xsl:call-template name="cells">
       <xsl:with-param name="scope" select="concat('enterprise/', @code)"/>
       <xsl:with-param name="list" select="'rev-plan rev rev-growth rev-completion rev-lead rev-rank-completion'"/>
      </xsl:call-template>
      <xsl:call-template name="lamp"/>
     </row>
    </xsl:for-each>
    <row class="total">
     <cell colspan="3"><xsl:value-of select="tb:phrase('row.total')"/></cell>
     <xsl:call-template name="cells">
      <xsl:with-param name="scope" select="'group/annex'"/>
      <xsl:with-param name="list" select="'rev-plan rev rev-growth rev-completion rev-lead -'"/>
     </xsl:call-template>
     <cell/>
    </row>
   </xsl:variable>
   <tbody><xsl:copy-of select="$body"/></tbody>
   <xsl:call-template name="marks">
    <xsl:with-param name="body" select="string($body)"/>
    <xsl:with-param name="ranking" select="'enterprise/rev-completion'"/>
    <xsl:with-param name="lit" select="$rows"/>
    <xsl:with-param name="scope" select="'enterprise'"/>
    <xsl:with-param name="quantity" select="'rev-lead'"/>
    <xsl:with-param name="lead" select="'group/annex/rev-lead'"/>
    <xsl:with-param name="sums" select="'annex/rev'"/>
    <xsl:with-param name="gaps" select="'annex/rev-lead'"/>
    <xsl:with-param name="more">
     <xsl:if test="$rows[tb:state(concat('enterprise/', @code, '/rev')) = 'missing']"><xsl:value-of select="tb:phrase('note.missing')"/></xsl:if>
     <xsl:if test="$rows[@carried = 'yes']"><xsl:value-of select="tb:phrase('note.growth')"/></xsl:if>
     <xsl:if test="$rows[@child = 'yes']"><xsl:value-of select="tb:phrase('note.children')"/></xsl:if>
     <xsl:value-of select="tb:phrase('note.noplan.enterprises', 'n', 'group/annex/rev-noplan')"/>
     <xsl:value-of select="tb:phrase('note.base')"/>
     <xsl:value-of select="tb:phrase('note.prelim')"/>
    </xsl:with-param>
   </xsl:call-template>
  </table>
 </xsl:template>

 <!-- T3: projects by band and by domain. -->
 <!-- of 1—2月 there is no month by itself -->
 <xsl:variable name="project-list" select="concat('projects inv-plan inv ', tb:if($month != '2', 'inv-month '), 'inv-completion inv-lead starts-planned started start-rate')"/>
 <xsl:variable name="project-columns" select="tb:if($month = '2', '9', '10')"/>

 <xsl:template name="projects-row">
  <xsl:param name="scope"/>
  <xsl:param name="name"/>
  <cell><xsl:value-of select="$name"/></cell>
  <xsl:call-template name="cells">
   <xsl:with-param name="scope" select="$scope"/>
   <xsl:with-param name="list" select="$project-list"/>
  </xsl:call-template>
 </xsl:template>

 <xsl:template name="projects-table">
  <table id="t-projects" unit="{tb:phrase('unit.projects')}" note-marks="※">
   <xsl:call-template name="columns">
    <xsl:with-param name="list" select="concat('left:7:11 right decimal decimal ', tb:if($month != '2', 'decimal '), 'decimal decimal right right decimal')"/>
   </xsl:call-template>
   <xsl:call-template name="heads">
    <xsl:with-param name="text" select="tb:phrase('heads.projects', 'month', $month, 'year', $year, 'label', $label, 'd', 'city/inv-lead')"/>
   </xsl:call-template>
   <xsl:variable name="body">
    <xsl:if test="$figures/f:bands/f:band">
     <row class="section" keep-next="yes"><cell colspan="{$project-columns}"><xsl:value-of select="tb:phrase('row.bands')"/></cell></row>
     <xsl:for-each select="$figures/f:bands/f:band">
      <row>
       <xsl:call-template name="projects-row">
        <xsl:with-param name="scope" select="concat('band/', @code)"/>
        <xsl:with-param name="name" select="@name"/>
       </xsl:call-template>
      </row>
     </xsl:for-each>
     <row>
      <xsl:call-template name="projects-row">
       <xsl:with-param name="scope" select="'band/all'"/>
       <xsl:with-param name="name" select="tb:phrase('row.bands.all')"/>
      </xsl:call-template>
     </row>
     <xsl:for-each select="$figures/f:bands/f:total">
      <row>
       <xsl:call-template name="projects-row">
        <xsl:with-param name="scope" select="concat('band/', @code)"/>
        <xsl:with-param name="name" select="tb:phrase('row.bands.sum', 'name', @name)"/>
       </xsl:call-template>
      </row>
     </xsl:for-each>
    </xsl:if>
    <row class="section" keep-next="yes"><cell colspan="{$project-columns}"><xsl:value-of select="tb:phrase('row.domains')"/></cell></row>
    <xsl:for-each select="$figures/f:domains/f:domain">
     <row>
      <xsl:call-template name="projects-row">
       <xsl:with-param name="scope" select="concat('domain/', @code)"/>
       <xsl:with-param name="name" select="@name"/>
      </xsl:call-template>
     </row>
    </xsl:for-each>
    <row class="total">
     <xsl:call-template name="projects-row">
      <xsl:with-param name="scope" select="'city'"/>
      <xsl:with-param name="name" select="tb:phrase('row.total')"/>
     </xsl:call-template>
    </row>
   </xsl:variable>
   <tbody><xsl:copy-of select="$body"/></tbody>
   <xsl:call-template name="marks">
    <xsl:with-param name="body" select="string($body)"/>
    <xsl:with-param name="sums" select="'bands/inv bands/inv-plan domains/inv'"/>
    <xsl:with-param name="lead" select="'city/inv-lead'"/>
    <xsl:with-param name="more" select="tb:phrase('note.noplan.projects', 'of', $planless-of, 'n', 'city/inv-noplan')"/>
    <xsl:with-param name="later" select="$later-months"/>
   </xsl:call-template>
  </table>
 </xsl:template>

 <!-- T4: counties by rank. -->
 <xsl:template name="counties-table">
  <xsl:variable name="ranking" select="$figures/f:rankings/f:ranking[@id = 'county/inv-completion']"/>
  <table id="t-counties" unit="{tb:phrase('unit.projects')}" note-marks="※">
   <xsl:call-template name="columns">
    <xsl:with-param name="list" select="'center left:5:8 right decimal decimal decimal decimal center right right center'"/>
   </xsl:call-template>
   <xsl:call-template name="heads">
    <xsl:with-param name="text" select="tb:phrase('heads.counties', 'month', $month, 'year', $year, 'label', $label, 'd', 'city/inv-lead')"/>
   </xsl:call-template>
   <xsl:variable name="body">
    <xsl:for-each select="$ranking/f:place/f:item | $ranking/f:unplaced/f:item">
     <row>
      <cell>
       <xsl:choose>
        <xsl:when test="../@n">
         <xsl:call-template name="rank">
          <xsl:with-param name="ranking" select="string($ranking/@id)"/>
          <xsl:with-param name="n" select="../@n"/>
         </xsl:call-template>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="$none"/></xsl:otherwise>
       </xsl:choose>
      </cell>
      <cell><xsl:value-of select="@name"/></cell>
      <xsl:call-template name="cells">
       <xsl:with-param name="scope" select="concat('county/', @code)"/>
       <xsl:with-param name="list" select="'projects inv-plan inv inv-completion inv-lead inv-rank-completion-move starts-due started'"/>
      </xsl:call-template>
      <xsl:for-each select="tb:subject('county', @code)"><xsl:call-template name="lamp"/></xsl:for-each>
     </row>
    </xsl:for-each>
    <row class="total">
     <cell colspan="2"><xsl:value-of select="tb:phrase('row.whole')"/></cell>
     <xsl:call-template name="cells">
      <xsl:with-param name="scope" select="'city'"/>
      <xsl:with-param name="list" select="'projects inv-plan inv inv-completion inv-lead - starts-due started'"/>
     </xsl:call-template>
     <cell/>
    </row>
   </xsl:variable>
   <tbody><xsl:copy-of select="$body"/></tbody>
   <xsl:call-template name="marks">
    <xsl:with-param name="body" select="string($body)"/>
    <xsl:with-param name="ranking" select="'county/inv-completion'"/>
    <xsl:with-param name="moves" select="true()"/>
    <xsl:with-param name="lit" select="$figures/f:counties/f:county"/>
    <xsl:with-param name="scope" select="'county'"/>
    <xsl:with-param name="quantity" select="'inv-lead'"/>
    <xsl:with-param name="lead" select="'city/inv-lead'"/>
    <xsl:with-param name="sums" select="'counties/inv counties/inv-plan'"/>
    <xsl:with-param name="gaps" select="'counties/inv-lead'"/>
    <xsl:with-param name="more">
     <xsl:if test="$ranking/f:unplaced/f:item[@reason != 'none']"><xsl:value-of select="tb:phrase('note.missing')"/></xsl:if>
     <xsl:value-of select="tb:phrase('note.noplan.projects', 'of', $planless-of, 'n', 'city/inv-noplan')"/>
    </xsl:with-param>
   </xsl:call-template>
  </table>
 </xsl:template>

 <!-- T5: red and yellow projects, worst first; then those behind their dates, of which
      something is known. -->
 <xsl:variable name="late-projects" select="$figures/f:projects/f:project[(@start-late &gt; 0 or @finish-late &gt; 0)
   and tb:state(concat('project/', @code, '/inv')) != 'missing']"/>

 <!-- More than these nobody reads; the counties' papers and the data have them all. -->
 <xsl:variable name="most-listed" select="100"/>
 <xsl:template name="alerts-table">
  <xsl:variable name="items" select="$figures/f:alerts[@of = 'project']/f:item"/>
  <xsl:if test="$items">
  <table id="t-alerts" unit="{tb:phrase('unit.alerts')}" note-marks="※">
   <xsl:if test="$late-projects"><xsl:attribute name="caption"><xsl:value-of select="tb:phrase('table.alerts')"/></xsl:attribute></xsl:if>
   <xsl:call-template name="columns">
    <xsl:with-param name="list" select="'center left:8:12 left:4:6 center decimal decimal decimal decimal center'"/>
   </xsl:call-template>
   <xsl:call-template name="heads">
    <xsl:with-param name="text" select="tb:phrase('heads.alerts', 'month', $month, 'year', $year, 'label', $label, 'd', 'city/inv-lead')"/>
   </xsl:call-template>
   <xsl:variable name="body">
    <xsl:for-each select="$items[position() &lt;= $most-listed]">
     <xsl:variable name="project" select="tb:subject('project', @code)"/>
     <row>
      <cell><xsl:value-of select="position()"/></cell>
      <cell><xsl:value-of select="@name"/></cell>
      <cell><xsl:value-of select="@region-name"/></cell>
      <cell><xsl:value-of select="tb:phrase('cell.nature', 'nature', string($project/@nature))"/></cell>
      <xsl:call-template name="cells">
       <xsl:with-param name="scope" select="concat('project/', @code)"/>
       <xsl:with-param name="list" select="'inv-plan inv inv-completion inv-lead'"/>
      </xsl:call-template>
      <xsl:for-each select="$project"><xsl:call-template name="lamp"/></xsl:for-each>
     </row>
    </xsl:for-each>
   </xsl:variable>
   <tbody><xsl:copy-of select="$body"/></tbody>
   <xsl:call-template name="marks">
    <xsl:with-param name="body" select="string($body)"/>
    <xsl:with-param name="lit" select="tb:subject('project', $items/@code)"/>
    <xsl:with-param name="scope" select="'project'"/>
    <xsl:with-param name="quantity" select="'inv-lead'"/>
    <xsl:with-param name="gaps" select="'projects/inv-lead'"/>
    <xsl:with-param name="lead" select="'city/inv-lead'"/>
    <xsl:with-param name="more">
     <xsl:if test="count($items) &gt; $most-listed"><xsl:value-of select="tb:phrase('note.most.alerts', 'most', string($most-listed), 'all', string(count($items)))"/></xsl:if>
    </xsl:with-param>
   </xsl:call-template>
  </table>
  </xsl:if>
  <xsl:if test="$late-projects">
   <table id="t-late" caption="{tb:phrase('table.late')}">
    <xsl:call-template name="columns">
     <xsl:with-param name="list" select="'center left:8:12 left:4:5 center center center:5 center:5 left:5'"/>
    </xsl:call-template>
    <xsl:call-template name="heads">
     <xsl:with-param name="text" select="tb:phrase('heads.late')"/>
    </xsl:call-template>
    <tbody>
     <xsl:for-each select="$late-projects">
      <!-- the latest first, where not all are listed -->
      <xsl:sort select="(count($late-projects) &gt; $most-listed) * (number(concat('0', @start-late)) + number(concat('0', @finish-late)))" data-type="number" order="descending"/>
      <xsl:if test="position() &lt;= $most-listed">
      <row>
       <cell><xsl:value-of select="position()"/></cell>
       <cell><xsl:value-of select="@name"/></cell>
       <cell><xsl:value-of select="@region-name"/></cell>
       <cell><xsl:value-of select="tb:phrase('cell.nature', 'nature', string(@nature))"/></cell>
       <cell><xsl:value-of select="@stage"/></cell>
       <xsl:call-template name="month"><xsl:with-param name="of" select="string(@start)"/></xsl:call-template>
       <xsl:call-template name="month"><xsl:with-param name="of" select="string(@finish)"/></xsl:call-template>
       <cell><xsl:value-of select="tb:phrase('cell.late', 'start', string(@start-late), 'finish', string(@finish-late))"/></cell>
      </row>
      </xsl:if>
     </xsl:for-each>
    </tbody>
    <xsl:call-template name="note">
     <xsl:with-param name="text">
      <xsl:if test="count($late-projects) &gt; $most-listed"><xsl:value-of select="tb:phrase('note.most.late', 'most', string($most-listed), 'all', string(count($late-projects)))"/></xsl:if>
     </xsl:with-param>
    </xsl:call-template>
   </table>
  </xsl:if>
 </xsl:template>

 <!-- 2022-05 as a cell. -->
 <xsl:template name="month">
  <xsl:param name="of"/>
  <cell>
   <xsl:choose>
    <xsl:when test="$of = ''"><xsl:value-of select="$none"/></xsl:when>
    <xsl:otherwise>
     <xsl:value-of select="tb:phrase('cell.month', 'year', substring-before($of, '-'), 'month', string(number(substring-after($of, '-'))))"/>
    </xsl:otherwise>
   </xsl:choose>
  </cell>
 </xsl:template>

 <!-- T6: the list of problems. -->
 <xsl:template name="problems-table">
  <table id="t-problems">
   <xsl:call-template name="columns">
    <xsl:with-param name="list" select="'center left:6:7 left:4:4 left:12 left:7:7 center:6 left:4.5:5'"/>
   </xsl:call-template>
   <xsl:call-template name="heads">
    <xsl:with-param name="text" select="tb:phrase('heads.problems', 'month', $month)"/>
   </xsl:call-template>
   <tbody>
    <xsl:for-each select="$figures/f:problems/f:problem">
     <row>
      <cell><xsl:value-of select="position()"/></cell>
      <cell><xsl:value-of select="@unit-name"/></cell>
      <cell><xsl:value-of select="@category"/></cell>
      <cell><xsl:value-of select="@text"/></cell>
      <cell><xsl:value-of select="@responsible"/></cell>
      <xsl:call-template name="problem-state"/>
     </row>
    </xsl:for-each>
   </tbody>
  </table>
 </xsl:template>

 <!-- T7: who has not reported, who was late, what was revised. -->
 <xsl:template name="reports-tables">
  <xsl:variable name="units" select="$figures/f:units/f:unit[@status = 'missing' or @deadline = 'late']"/>
  <xsl:if test="$units">
   <table id="t-reports">
    <xsl:call-template name="columns">
     <xsl:with-param name="list" select="'center left:10 center center:7 center'"/>
    </xsl:call-template>
    <xsl:call-template name="heads">
     <xsl:with-param name="text" select="tb:phrase('heads.reports')"/>
    </xsl:call-template>
    <tbody>
     <xsl:for-each select="$units[@status = 'missing'] | $units[@status != 'missing']">
      <row>
       <cell><xsl:value-of select="position()"/></cell>
       <cell><xsl:value-of select="@name"/></cell>
       <xsl:choose>
        <xsl:when test="@status = 'missing'">
         <cell><xsl:value-of select="tb:phrase('cell.missing')"/></cell>
         <cell><xsl:value-of select="$none"/></cell>
         <cell><xsl:value-of select="@missing-months"/></cell>
        </xsl:when>
        <xsl:otherwise>
         <cell><xsl:value-of select="tb:phrase('cell.reported.late')"/></cell>
         <cell><xsl:value-of select="tb:day(@arrived)"/></cell>
         <cell><xsl:value-of select="$none"/></cell>
        </xsl:otherwise>
       </xsl:choose>
      </row>
     </xsl:for-each>
    </tbody>
    <xsl:if test="$figures/f:units/f:unit[@deadline = 'met']">
     <xsl:variable name="day"><xsl:if test="$units[@deadline = 'late'] and $figures/f:units/@deadline"><xsl:value-of select="tb:day($figures/f:units/@deadline)"/></xsl:if></xsl:variable>
     <xsl:call-template name="note"><xsl:with-param name="text" select="tb:phrase('note.reports', 'day', string($day))"/></xsl:call-template>
    </xsl:if>
   </table>
  </xsl:if>
  <xsl:if test="$figures/f:revisions/f:revision">
   <xsl:call-template name="revised-table"><xsl:with-param name="caption" select="tb:phrase('table.revisions', 'how', string($revised-how))"/></xsl:call-template>
   <xsl:call-template name="revised-sums-table"/>
  </xsl:if>
 </xsl:template>
</xsl:stylesheet>
