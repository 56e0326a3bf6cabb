# The indicators and the form of a new site: those of the plan that comes along, without what
# only its place has.
s/ title="“千百十”工程月报表"/ title="月报表（待填）"/
s/ contact="[^"]*"/ contact="某市产业发展工程办公室（待填）"/
s/assumed="方案未附表式[^"]*"/assumed="待填：表名、联系单位和咨询电话；表式和指标解释请逐项核对"/
s/assumed="附件1、2未载明指标[^"]*"/assumed="待填：核对指标名称和解释"/
s/ note="指标解释待统计部门确认"//
s/430200/000000/g
s/430211/000001/g
