<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tb="urn:tongbao:xslt" xmlns="urn:tongbao:document:1" exclude-result-prefixes="tb">
<!-- One line a form of the phrase grammar: what the real phrases say of crafted figures. -->
<xsl:template match="/">
 <document version="1" name="grammar" period="2022-07" lang="zh-CN" style="gb">
  <info title="语句" author="测试"/>
  <title>语句</title>
  <body>
   <h level="1">period</h>
   <p>period：“<xsl:value-of select="tb:phrase('period', 'label', '1—2月', 'month', '2')"/>”</p>
   <p>period：“<xsl:value-of select="tb:phrase('period', 'label', '1—3月', 'month', '3')"/>”</p>
   <p>period：“<xsl:value-of select="tb:phrase('period', 'label', '1—6月', 'month', '6')"/>”</p>
   <p>period：“<xsl:value-of select="tb:phrase('period', 'label', '1—7月', 'month', '7')"/>”</p>
   <p>period：“<xsl:value-of select="tb:phrase('period', 'label', '1—9月', 'month', '9')"/>”</p>
   <p>period：“<xsl:value-of select="tb:phrase('period', 'label', '1—12月', 'month', '12')"/>”</p>
   <p>period.year：“<xsl:value-of select="tb:phrase('period.year', 'label', '1—7月', 'month', '7', 'year', '2022')"/>”</p>
   <p>period.year：“<xsl:value-of select="tb:phrase('period.year', 'label', '1—12月', 'month', '12', 'year', '2022')"/>”</p>
   <h level="1">P1</h>
   <p>cmp：“<xsl:value-of select="tb:phrase('cmp', 'month', '7', 'd', 'd-up')"/>”</p>
   <p>cmp：“<xsl:value-of select="tb:phrase('cmp', 'month', '7', 'd', 'd-down')"/>”</p>
   <p>cmp：“<xsl:value-of select="tb:phrase('cmp', 'month', '7', 'd', 'd-flat')"/>”</p>
   <p>cmp：“<xsl:value-of select="tb:phrase('cmp', 'month', '7', 'd', 'd-zero')"/>”</p>
   <p>cmp：“<xsl:value-of select="tb:phrase('cmp', 'month', '12', 'd', 'd-up')"/>”</p>
   <p>cmp：“<xsl:value-of select="tb:phrase('cmp', 'month', '12', 'd', 'd-down')"/>”</p>
   <p>cmp：“<xsl:value-of select="tb:phrase('cmp', 'month', '12', 'd', 'd-flat')"/>”</p>
   <p>inv.total：“<xsl:value-of select="tb:phrase('inv.total', 'month', '7', 'period', '1—7月', 'n', 'n', 'x', 'x', 'p', 'p', 'd', 'd-up')"/>”</p>
   <p>inv.total：“<xsl:value-of select="tb:phrase('inv.total', 'month', '7', 'period', '1—7月', 'n', 'n', 'x', 'x', 'p', 'p', 'd', 'd-down')"/>”</p>
   <p>inv.total：“<xsl:value-of select="tb:phrase('inv.total', 'month', '7', 'period', '1—7月', 'n', 'n', 'x', 'x', 'p', 'p', 'd', 'd-flat')"/>”</p>
   <p>inv.total：“<xsl:value-of select="tb:phrase('inv.total', 'month', '7', 'period', '1—7月', 'n', 'n', 'x', 'x', 'p', 'p-none', 'd', '')"/>”</p>
   <p>inv.total：“<xsl:value-of select="tb:phrase('inv.total', 'month', '7', 'period', '1—7月', 'n', 'n', 'x', 'x-missing', 'p', 'p-none', 'd', '')"/>”</p>
   <p>inv.total：“<xsl:value-of select="tb:phrase('inv.total', 'month', '7', 'period', '1—7月', 'n', 'n', 'x', 'x-carried', 'p', 'p', 'd', 'd-up')"/>”</p>
   <p>inv.total：“<xsl:value-of select="tb:phrase('inv.total', 'month', '7', 'period', '1—7月', 'n', 'n0', 'x', 'x-none', 'p', '', 'd', '')"/>”</p>
   <h level="1">P2</h>
   <p>inv.month：“<xsl:value-of select="tb:phrase('inv.month', 'month', '7', 'm', '7月', 'x', 'x')"/>”</p>
   <p>inv.month：“<xsl:value-of select="tb:phrase('inv.month', 'month', '2', 'm', '2月', 'x', 'x')"/>”</p>
   <p>inv.month：“<xsl:value-of select="tb:phrase('inv.month', 'month', '7', 'm', '7月', 'x', 'x-none')"/>”</p>
   <h level="1">P3</h>
   <p>inv.needed：“<xsl:value-of select="tb:phrase('inv.needed', 'k', '5', 'x', 'needed')"/>”</p>
   <p>inv.needed：“<xsl:value-of select="tb:phrase('inv.needed', 'k', '1', 'x', 'needed')"/>”</p>
   <p>inv.needed：“<xsl:value-of select="tb:phrase('inv.needed', 'k', '5', 'x', 'needed-met')"/>”</p>
   <p>inv.needed：“<xsl:value-of select="tb:phrase('inv.needed', 'k', '5', 'x', 'needed-over')"/>”</p>
   <p>inv.needed：“<xsl:value-of select="tb:phrase('inv.needed', 'k', '0', 'x', 'x-none')"/>”</p>
   <h level="1">P4</h>
   <p>rev.industry：“<xsl:value-of select="tb:phrase('rev.industry', 'month', '7', 'name', '硬质材料', 'x', 'x', 'g', 'g-up', 'p', 'p', 'd', 'd-down')"/>”</p>
   <p>rev.industry：“<xsl:value-of select="tb:phrase('rev.industry', 'month', '7', 'name', '硬质材料', 'x', 'x', 'g', 'g-down', 'p', 'p', 'd', 'd-down')"/>”</p>
   <p>rev.industry：“<xsl:value-of select="tb:phrase('rev.industry', 'month', '7', 'name', '硬质材料', 'x', 'x', 'g', 'g-flat', 'p', 'p', 'd', 'd-down')"/>”</p>
   <p>rev.industry：“<xsl:value-of select="tb:phrase('rev.industry', 'month', '7', 'name', '硬质材料', 'x', 'x', 'g', 'g-none', 'p', 'p', 'd', 'd-down')"/>”</p>
   <p>rev.industry：“<xsl:value-of select="tb:phrase('rev.industry', 'month', '7', 'name', '硬质材料', 'x', 'x', 'g', 'g-up', 'p', 'p-none', 'd', '')"/>”</p>
   <p>rev.industry：“<xsl:value-of select="tb:phrase('rev.industry', 'month', '7', 'name', '硬质材料', 'x', 'x', 'g', 'g-none', 'p', 'p-none', 'd', '')"/>”</p>
   <p>rev.industry：“<xsl:value-of select="tb:phrase('rev.industry', 'month', '7', 'name', '硬质材料', 'x', 'x-missing', 'g', '', 'p', '', 'd', '')"/>”</p>
   <p>rev.industries：“<xsl:value-of select="tb:phrase('rev.industries', 'month', '7', 'period', '1—7月', 'previous', '1—6月', 'n', 'n', 'x', 'x', 'g', 'g-up', 'was', 'w-up', 'c', 'c-up', 'p', 'p', 'd', 'd-up')"/>”</p>
   <p>rev.industries：“<xsl:value-of select="tb:phrase('rev.industries', 'month', '7', 'period', '1—7月', 'previous', '1—6月', 'n', 'n', 'x', 'x', 'g', 'g-none', 'was', '', 'c', '', 'p', 'p-none', 'd', '')"/>”</p>
   <h level="1">P5</h>
   <p>then.change：“<xsl:value-of select="tb:phrase('then.change', 'previous', '1—6月', 'g', 'g-up', 'was', 'w-up', 'c', 'c-up')"/>”</p>
   <p>then.change：“<xsl:value-of select="tb:phrase('then.change', 'previous', '1—6月', 'g', 'g-up', 'was', 'w-up', 'c', 'c-down')"/>”</p>
   <p>then.change：“<xsl:value-of select="tb:phrase('then.change', 'previous', '1—6月', 'g', 'g-up', 'was', 'w-up', 'c', 'c-flat')"/>”</p>
   <p>then.change：“<xsl:value-of select="tb:phrase('then.change', 'previous', '1—6月', 'g', 'g-flat', 'was', 'w-up', 'c', 'c-down')"/>”</p>
   <p>then.change：“<xsl:value-of select="tb:phrase('then.change', 'previous', '1—6月', 'g', 'g-up', 'was', 'w-flat', 'c', 'c-up')"/>”</p>
   <p>then.change：“<xsl:value-of select="tb:phrase('then.change', 'previous', '1—6月', 'g', 'g-down', 'was', 'w-down', 'c', 'c-up')"/>”</p>
   <p>then.change：“<xsl:value-of select="tb:phrase('then.change', 'previous', '1—6月', 'g', 'g-down', 'was', 'w-down', 'c', 'c-down')"/>”</p>
   <p>then.change：“<xsl:value-of select="tb:phrase('then.change', 'previous', '1—6月', 'g', 'g-down', 'was', 'w-down', 'c', 'c-flat')"/>”</p>
   <p>then.change：“<xsl:value-of select="tb:phrase('then.change', 'previous', '1—6月', 'g', 'g-up', 'was', 'w-down', 'c', 'c-up')"/>”</p>
   <p>then.change：“<xsl:value-of select="tb:phrase('then.change', 'previous', '1—6月', 'g', 'g-flat', 'was', 'w-down', 'c', 'c-up')"/>”</p>
   <p>then.change：“<xsl:value-of select="tb:phrase('then.change', 'previous', '1—6月', 'g', 'g-down', 'was', 'w-up', 'c', 'c-down')"/>”</p>
   <p>then.change：“<xsl:value-of select="tb:phrase('then.change', 'previous', '1—6月', 'g', 'g-down', 'was', 'w-flat', 'c', 'c-down')"/>”</p>
   <p>then.change：“<xsl:value-of select="tb:phrase('then.change', 'previous', '', 'g', 'g-up', 'was', '', 'c', '')"/>”</p>
   <p>then.change：“<xsl:value-of select="tb:phrase('then.change', 'previous', '1—6月', 'g', 'g-none', 'was', 'w-up', 'c', 'c-up')"/>”</p>
   <h level="1">P6</h>
   <p>front.place：“<xsl:value-of select="tb:phrase('front.place', 'names', '天元区、炎陵县', 'n', '1', 'tied', 'yes', 'p', 'p')"/>”</p>
   <p>front.place：“<xsl:value-of select="tb:phrase('front.place', 'names', '芦淞区', 'n', '3', 'tied', 'no', 'p', 'p')"/>”</p>
   <p>front.growth.place：“<xsl:value-of select="tb:phrase('front.growth.place', 'names', '芦淞区', 'n', '3', 'tied', 'no', 'p', 'g-up')"/>”</p>
   <h level="1">P7</h>
   <p>behind：“<xsl:value-of select="tb:phrase('behind', 'month', '7')"/>”</p>
   <p>behind.item：“<xsl:value-of select="tb:phrase('behind.item', 'month', '7', 'name', '渌口区', 'p', 'p', 'd', 'd-down')"/>”</p>
   <p>behind.item：“<xsl:value-of select="tb:phrase('behind.item', 'month', '7', 'name', '渌口区', 'p', 'p', 'd', 'd-flat')"/>”</p>
   <p>behind.item：“<xsl:value-of select="tb:phrase('behind.item', 'month', '12', 'name', '渌口区', 'p', 'p', 'd', 'd-down')"/>”</p>
   <p>behind.all：“<xsl:value-of select="tb:phrase('behind.all', 'month', '7', 'worst', '渌口区（慢18.0个百分点）')"/>”</p>
   <h level="1">P8</h>
   <p>moves：“<xsl:value-of select="tb:phrase('moves', 'month', '7', 'previous', '1—6月')"/>”</p>
   <p>moves：“<xsl:value-of select="tb:phrase('moves', 'month', '3', 'previous', '1—2月')"/>”</p>
   <p>moves.item：“<xsl:value-of select="tb:phrase('moves.item', 'name', '石峰区', 'dir', 'up', 'n', '3')"/>”</p>
   <p>moves.item：“<xsl:value-of select="tb:phrase('moves.item', 'name', '荷塘区', 'dir', 'down', 'n', '1')"/>”</p>
   <p>moves.rest：“<xsl:value-of select="tb:phrase('moves.rest')"/>”</p>
   <p>moves.none：“<xsl:value-of select="tb:phrase('moves.none')"/>”</p>
   <h level="1">P9</h>
   <p>lamps.item：“<xsl:value-of select="tb:phrase('lamps.item', 'lamp', 'green', 'unit', '个', 'n', 'n')"/>”</p>
   <p>lamps.item：“<xsl:value-of select="tb:phrase('lamps.item', 'lamp', 'yellow', 'unit', '个', 'n', 'n')"/>”</p>
   <p>lamps.item：“<xsl:value-of select="tb:phrase('lamps.item', 'lamp', 'red', 'unit', '个', 'n', 'n')"/>”</p>
   <p>lamps.item：“<xsl:value-of select="tb:phrase('lamps.item', 'lamp', 'blue', 'unit', '个', 'n', 'n')"/>”</p>
   <p>lamps：“<xsl:value-of select="tb:phrase('lamps', 'month', '7', 'what', '产业', 'list', '绿灯12个、黄灯3个、红灯1个')"/>”</p>
   <h level="1">P11</h>
   <p>problems：“<xsl:value-of select="tb:phrase('problems', 'month', '7', 'all', '', 'a', 'pr-a', 'b', 'pr-b', 'c', 'pr-c', 'd', 'pr-d', 'e', 'pr-e', 'r', 'r')"/>”</p>
   <p>problems：“<xsl:value-of select="tb:phrase('problems', 'month', '2', 'all', '', 'a', 'pr-a', 'b', 'pr-b', 'c', 'pr-c', 'd', 'pr-d', 'e', 'pr-e', 'r', 'r')"/>”</p>
   <p>problems：“<xsl:value-of select="tb:phrase('problems', 'month', '7', 'all', '', 'a', 'pr-a', 'b', 'n0', 'c', 'pr-c', 'd', 'pr-d', 'e', 'pr-e', 'r', 'r')"/>”</p>
   <p>problems：“<xsl:value-of select="tb:phrase('problems', 'month', '7', 'all', '', 'a', 'pr-a', 'b', 'pr-b', 'c', 'n0', 'd', 'pr-d', 'e', 'pr-e', 'r', 'n0')"/>”</p>
   <p>problems：“<xsl:value-of select="tb:phrase('problems', 'month', '7', 'all', '', 'a', 'pr-a', 'b', 'n0', 'c', 'n0', 'd', 'pr-d', 'e', 'pr-e', 'r', 'n0')"/>”</p>
   <p>problems：“<xsl:value-of select="tb:phrase('problems', 'month', '7', 'all', '', 'a', 'pr-a', 'b', 'pr-b', 'c', 'pr-c', 'd', 'pr-d', 'e', 'n0', 'r', 'r')"/>”</p>
   <p>problems：“<xsl:value-of select="tb:phrase('problems', 'month', '7', 'all', '', 'a', 'n0', 'b', 'pr-b', 'c', 'pr-c', 'd', 'pr-d', 'e', 'pr-e', 'r', 'r')"/>”</p>
   <p>problems：“<xsl:value-of select="tb:phrase('problems', 'month', '7', 'all', 'yes', 'a', 'pr-a', 'b', 'pr-b', 'c', 'pr-c', 'd', 'pr-d', 'e', 'pr-d', 'r', 'r')"/>”</p>
   <p>problems：“<xsl:value-of select="tb:phrase('problems', 'month', '7', 'all', '', 'a', 'pr-a', 'b', 'pr-b', 'c', 'pr-c', 'd', 'n0', 'e', 'n0', 'r', 'r')"/>”</p>
   <p>problems：“<xsl:value-of select="tb:phrase('problems', 'month', '7', 'all', '', 'a', 'n0', 'b', 'n0', 'c', 'n0', 'd', 'n0', 'e', 'n0', 'r', 'p-none')"/>”</p>
   <h level="1">P12</h>
   <p>reports：“<xsl:value-of select="tb:phrase('reports', 'names', '市科技局、市文旅广体局', 'n', 'e', 'k', 'k', 'r', 'rr', 'm', 'm')"/>”</p>
   <p>reports：“<xsl:value-of select="tb:phrase('reports', 'names', '', 'n', 'e', 'k', 'e', 'r', 'rr', 'm', 'n0')"/>”</p>
   <p>reports：“<xsl:value-of select="tb:phrase('reports', 'names', '', 'n', 'e', 'k', 'n0', 'r', 'n0', 'm', 'e')"/>”</p>
   <p>reports.unit：“<xsl:value-of select="tb:phrase('reports.unit', 'name', '市科技局', 'k', '2')"/>”</p>
   <p>reports.unit：“<xsl:value-of select="tb:phrase('reports.unit', 'name', '市科技局', 'k', '1')"/>”</p>
   <h level="1">P13</h>
   <p>then.half：“<xsl:value-of select="tb:phrase('then.half', 'month', '6', 'd', 'd-up')"/>”</p>
   <p>then.half：“<xsl:value-of select="tb:phrase('then.half', 'month', '6', 'd', 'd-zero')"/>”</p>
   <p>then.half：“<xsl:value-of select="tb:phrase('then.half', 'month', '6', 'd', 'd-flat')"/>”</p>
   <p>then.half：“<xsl:value-of select="tb:phrase('then.half', 'month', '6', 'd', 'd-down')"/>”</p>
   <p>then.half：“<xsl:value-of select="tb:phrase('then.half', 'month', '7', 'd', 'd-up')"/>”</p>
  </body>
 </document>
</xsl:template>
</xsl:stylesheet>
