<?xml version="1.0" encoding="UTF-8"?>
<!-- A scoreboard of a quarter or a year: who won, the scores of all, the places at one glance,
     one unit's scores.  The document that includes it says in $board which, and in $charts
     whether it has the chart of places; parts/charts.xsl is included beside it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt" xmlns:exsl="http://exslt.org/common"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f tb exsl">

 <xsl:variable name="score" select="concat('score/', $board/@id, '/')"/>
 <xsl:variable name="medals" select="$board/f:medal"/>
 <!-- who has one for the total, and the items in which somebody has one -->
 <xsl:variable name="winning" select="$board/f:unit[tb:has(concat($score, @code, '/medal')) and tb:state(concat($score, @code, '/medal')) != 'none']"/>
 <xsl:variable name="item-medals">
  <xsl:for-each select="$board/f:item">
   <xsl:variable name="id" select="concat($score, @code, '/')"/>
   <xsl:if test="$medals and $board/f:unit[number(tb:dec(concat($id, @code))) &gt; 0]"><xsl:value-of select="@code"/></xsl:if>
  </xsl:for-each>
 </xsl:variable>

 <!-- was there data to judge any item by? -->
 <xsl:variable name="judged" select="$board/f:item[$board/f:unit][tb:dec(concat($score, @code, '/', $board/f:unit[1]/@code, '/place')) != '']"/>

 <!-- ===== medals ===== -->

 <xsl:template name="medals">
  <p>
   <xsl:choose>
    <xsl:when test="$winning">
     <xsl:value-of select="tb:phrase('board.total', 'kind', $figures/@kind, 'months', $until)"/>
     <xsl:for-each select="$medals">
      <xsl:variable name="n" select="@place"/>
      <xsl:variable name="items" select="$board/f:place[@n = $n]/f:item[tb:has(concat($score, @code, '/medal')) and tb:state(concat($score, @code, '/medal')) != 'none']"/>
      <xsl:variable name="names"><xsl:call-template name="names"><xsl:with-param name="of" select="$items"/></xsl:call-template></xsl:variable>
      <xsl:if test="position() &gt; 1"><xsl:value-of select="tb:phrase('comma')"/></xsl:if>
      <xsl:value-of select="tb:phrase('board.medal', 'months', $until, 'medal', @name, 'names', string($names), 'tied', tb:if(count($items) &gt; 1, 'yes'), 's', tb:maybe(concat($score, $items[1]/@code)))"/>
     </xsl:for-each>
     <xsl:value-of select="tb:phrase('stop')"/>
     <xsl:if test="$item-medals != ''"><xsl:value-of select="tb:phrase('board.items', 'kind', $figures/@kind)"/></xsl:if>
    </xsl:when>
    <xsl:when test="$board/f:place and not($judged)"><xsl:value-of select="tb:phrase('board.unjudged')"/></xsl:when>
    <xsl:when test="$board/f:place and not($medals)"><xsl:value-of select="tb:phrase('board.unmedalled')"/></xsl:when>
    <xsl:when test="$board/f:place"><xsl:value-of select="tb:phrase('board.nobody', 'kind', $figures/@kind, 'months', $until)"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="tb:phrase('board.none', 'kind', $figures/@kind)"/></xsl:otherwise>
   </xsl:choose>
  </p>
  <xsl:if test="$item-medals != ''">
   <table id="t-medals" caption="{tb:phrase('board.table.medals', 'kind', $figures/@kind, 'months', $until)}">
    <columns>
     <column align="left" min-width="8em"/><xsl:for-each select="$medals"><column align="left" min-width="9em"/></xsl:for-each>
    </columns>
    <thead><row><cell><xsl:value-of select="tb:phrase('board.item')"/></cell><xsl:for-each select="$medals"><cell><xsl:value-of select="@name"/></cell></xsl:for-each></row></thead>
    <tbody>
     <xsl:for-each select="$board/f:item">
      <xsl:variable name="id" select="concat($score, @code, '/')"/>
      <row>
       <cell><xsl:value-of select="@name"/></cell>
       <xsl:for-each select="$medals">
        <xsl:variable name="n" select="string(@place)"/>
        <xsl:variable name="names">
         <xsl:call-template name="names">
          <xsl:with-param name="of" select="$board/f:unit[tb:figure(concat($id, @code, '/place')) = $n and number(tb:dec(concat($id, @code))) &gt; 0]"/>
         </xsl:call-template>
        </xsl:variable>
        <cell><xsl:value-of select="tb:if($names = '', $none, $names)"/></cell>
       </xsl:for-each>
      </row>
     </xsl:for-each>
    </tbody>
    <note>
     <xsl:value-of select="tb:phrase('board.medals.note')"/>
     <xsl:if test="$figures/@kind = 'year'"><xsl:call-template name="won"/></xsl:if>
    </note>
   </table>
  </xsl:if>
 </xsl:template>

 <!-- How many of each medal a unit has in the items. -->
 <xsl:template name="won">
  <xsl:variable name="won">
   <xsl:for-each select="$board/f:unit">
    <xsl:variable name="code" select="@code"/>
    <xsl:variable name="some">
     <xsl:for-each select="$medals"><xsl:if test="tb:has(concat($score, $code, '/medals/', @place)) and tb:state(concat($score, $code, '/medals/', @place)) = 'value'">yes</xsl:if></xsl:for-each>
    </xsl:variable>
    <xsl:variable name="counts">
     <xsl:for-each select="$medals">
      <xsl:if test="position() &gt; 1">/</xsl:if>
      <xsl:value-of select="tb:figure(tb:maybe(concat($score, $code, '/medals/', @place)))"/>
     </xsl:for-each>
    </xsl:variable>
    <xsl:if test="$some != ''"><u><xsl:value-of select="concat(@name, $counts)"/></u></xsl:if>
   </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="medal-names"><xsl:for-each select="$medals"><xsl:if test="position() &gt; 1">/</xsl:if><xsl:value-of select="@name"/></xsl:for-each></xsl:variable>
  <xsl:variable name="won-list"><xsl:for-each select="exsl:node-set($won)/*"><xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if><xsl:value-of select="."/></xsl:for-each></xsl:variable>
  <xsl:value-of select="tb:phrase('board.won', 'medals', string($medal-names), 'list', string($won-list))"/>
 </xsl:template>

 <!-- ===== scores ===== -->

 <!-- As the text and the other tables call them, but where one is too long for a column beside the
      items or a chart's rows: then all are called by their short names. -->
 <xsl:template name="board-name">
  <xsl:choose>
   <xsl:when test="$board/f:place/f:item[string-length(@name) &gt; 8]"><xsl:value-of select="@short"/></xsl:when>
   <xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <xsl:template name="scores">
  <xsl:if test="$board/f:unit and not($judged)"><p><xsl:value-of select="tb:phrase('board.unjudged.scores')"/></p></xsl:if>
  <xsl:if test="$board/f:unit and $judged">
   <table id="t-scores" unit="{tb:phrase('board.unit')}" caption="{tb:phrase('board.table.scores', 'n', string(count($board/f:item)), 'months', $until)}" note-marks="※">
    <columns>
     <column align="center"/><column align="left" min-width="4em"/>
     <xsl:for-each select="$board/f:item"><column align="decimal"/></xsl:for-each>
     <column align="decimal"/><column align="decimal"/>
    </columns>
    <thead>
     <row>
      <cell><xsl:value-of select="tb:phrase('board.place')"/></cell><cell><xsl:value-of select="tb:phrase('board.unit.name')"/></cell>
      <xsl:for-each select="$board/f:item"><cell><xsl:value-of select="@name"/></cell></xsl:for-each>
      <cell><xsl:value-of select="tb:phrase('board.additions')"/></cell><cell><xsl:value-of select="tb:phrase('board.sum')"/></cell>
     </row>
    </thead>
    <xsl:variable name="body">
     <xsl:for-each select="$board/f:place/f:item">
      <xsl:variable name="code" select="@code"/>
      <row>
       <cell>
        <xsl:call-template name="number"><xsl:with-param name="id" select="concat($score, $code, '/place')"/><xsl:with-param name="n" select="../@n"/></xsl:call-template>
       </cell>
       <cell><xsl:call-template name="board-name"/></cell>
       <xsl:for-each select="$board/f:item"><xsl:call-template name="figure"><xsl:with-param name="id" select="concat($score, @code, '/', $code)"/></xsl:call-template></xsl:for-each>
       <xsl:call-template name="figure"><xsl:with-param name="id" select="concat($score, $code, '/additions')"/></xsl:call-template>
       <xsl:call-template name="figure"><xsl:with-param name="id" select="concat($score, $code)"/></xsl:call-template>
      </row>
     </xsl:for-each>
    </xsl:variable>
    <tbody><xsl:copy-of select="$body"/></tbody>
    <xsl:call-template name="note">
     <xsl:with-param name="text">
      <xsl:call-template name="signs"><xsl:with-param name="in" select="string($body)"/></xsl:call-template>
      <xsl:if test="$board/@differs = 'yes'"><xsl:value-of select="tb:phrase('board.note.sums')"/></xsl:if>
      <xsl:variable name="given">
       <xsl:for-each select="$board/f:mark[@addition]">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="tb:phrase('semicolon')"/></xsl:if>
        <xsl:value-of select="tb:phrase('board.given', 'unit', $board/f:unit[@code = current()/@unit]/@name, 'name', $board/f:addition[@code = current()/@addition]/@name,
          'times', string(@times), 'document', string(@document))"/>
       </xsl:for-each>
      </xsl:variable>
      <xsl:value-of select="tb:phrase('board.note.given', 'list', string($given))"/>
     </xsl:with-param>
    </xsl:call-template>
   </table>
   <!-- each item's places at one glance -->
   <xsl:if test="$charts[@name = 'places']">
    <chart id="places" form="heat" width="full" unit="{tb:phrase('board.places.unit')}"
      title="{tb:phrase('board.places.title', 'name', $board/f:place[1]/f:item[1]/@name, 'tied', $board/f:place[1]/@tied, 'g', tb:maybe(concat($score, $board/f:place[1]/f:item[1]/@code, '/medals/1')))}"
      subtitle="{tb:phrase('board.places.subtitle')}" caption="{tb:phrase('chart.caption', 'n', '1', 'title', tb:phrase('board.places.caption'))}">
     <categories><xsl:for-each select="$board/f:item"><category label="{@name}"/></xsl:for-each></categories>
     <xsl:for-each select="$board/f:place/f:item">
      <xsl:variable name="code" select="@code"/>
      <row rank="{../@n}">
       <xsl:attribute name="label"><xsl:call-template name="board-name"/></xsl:attribute>
       <xsl:for-each select="$board/f:item">
        <xsl:variable name="id" select="concat($score, @code, '/', $code, '/place')"/>
        <cell>
         <xsl:choose>
          <xsl:when test="tb:dec($id) != ''">
           <xsl:attribute name="value"><xsl:value-of select="tb:dec($id)"/></xsl:attribute>
           <xsl:attribute name="text"><xsl:value-of select="tb:print($id)"/></xsl:attribute>
           <xsl:attribute name="state">value</xsl:attribute>
          </xsl:when>
          <xsl:otherwise><xsl:attribute name="state">none</xsl:attribute></xsl:otherwise>
         </xsl:choose>
        </cell>
       </xsl:for-each>
      </row>
     </xsl:for-each>
    </chart>
   </xsl:if>
  </xsl:if>
 </xsl:template>

 <!-- Its score in each item against the full marks; as dots it is half as high. -->
 <xsl:template name="county-items">
  <xsl:param name="form" select="'bars'"/>
  <xsl:variable name="code" select="@code"/>
  <xsl:variable name="name"><xsl:call-template name="board-name"/></xsl:variable>
  <xsl:variable name="items" select="$board/f:item[tb:dec(concat($score, @code, '/', $code)) != '']"/>
  <xsl:if test="$items and not($items[number(tb:dec(concat($score, @code, '/', $code))) &lt; 0])">
   <chart id="items-{translate(@code, $upper, $lower)}" form="{$form}" width="column" unit="{tb:phrase('board.points')}"
     title="{tb:phrase('board.items.title', 'name', string($name), 's', concat($score, $code), 'n', concat($score, $code, '/place'))}" subtitle="{tb:phrase('board.items.subtitle')}">
    <xsl:choose>
     <xsl:when test="$form = 'dots'">
      <series name="{tb:phrase('board.items.own')}" part="actual"/>
      <series name="{tb:phrase('board.items.full')}" part="other"/>
      <xsl:for-each select="$items">
       <row label="{@name}">
        <xsl:call-template name="point"><xsl:with-param name="id" select="concat($score, @code, '/', $code)"/></xsl:call-template>
        <point value="{@weight}" text="{@weight}" state="value"/>
       </row>
      </xsl:for-each>
     </xsl:when>
     <xsl:otherwise>
      <xsl:attribute name="direction">horizontal</xsl:attribute>
      <categories><xsl:for-each select="$items"><category label="{@name}"/></xsl:for-each></categories>
      <series name="{tb:phrase('board.items.own')}" part="actual">
       <xsl:for-each select="$items"><xsl:call-template name="point"><xsl:with-param name="id" select="concat($score, @code, '/', $code)"/></xsl:call-template></xsl:for-each>
      </series>
      <series name="{tb:phrase('board.items.full')}" part="other">
       <xsl:for-each select="$items"><point value="{@weight}" text="{@weight}" state="value"/></xsl:for-each>
      </series>
     </xsl:otherwise>
    </xsl:choose>
   </chart>
  </xsl:if>
 </xsl:template>
 <!-- ===== how it is scored ===== -->

 <!-- What an item's score is, with the numbers of the plan. -->
 <xsl:template name="formula">
  <xsl:value-of select="tb:phrase('board.formula', 'method', @method, 'w', @weight, 'q', tb:phrase('board.quantity', 'q', string(@figure)),
    'cap', string(@cap), 'drop', string(@drop), 'every', string(@every), 'gain', string(@gain), 'most', string(@most), 'low', string(@low), 'high', string(@high))"/>
 </xsl:template>

 <!-- Each item with its full marks, what it goes by, and the formula. -->
 <xsl:template name="board-rules">
  <xsl:param name="caption" select="''"/>
  <xsl:param name="note" select="''"/>
  <table id="t-method" unit="{tb:phrase('board.unit')}">
   <xsl:if test="$caption != ''"><xsl:attribute name="caption"><xsl:value-of select="$caption"/></xsl:attribute></xsl:if>
   <xsl:call-template name="columns"><xsl:with-param name="list" select="'center left:6 center left:8 left:20'"/></xsl:call-template>
   <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('board.heads.rules')"/></xsl:call-template>
   <tbody>
    <xsl:for-each select="$board/f:item">
     <row>
      <cell><xsl:value-of select="position()"/></cell>
      <cell><xsl:value-of select="@name"/></cell>
      <cell><xsl:value-of select="@weight"/></cell>
      <cell><xsl:value-of select="tb:phrase('board.quantity', 'q', string(@figure))"/></cell>
      <cell><xsl:call-template name="formula"/></cell>
     </row>
    </xsl:for-each>
   </tbody>
   <xsl:if test="$note != ''"><note><xsl:value-of select="$note"/></note></xsl:if>
  </table>
 </xsl:template>
</xsl:stylesheet>
