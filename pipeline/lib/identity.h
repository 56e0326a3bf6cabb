/*
 * Codes by which the state knows things, judged by their own form and check
 * characters; no register is asked.
 *
 *	unified social credit code (GB 32100-2015), of an enterprise: 18 characters
 *	without I O S V Z; 3-8 the region, 9-17 the organisation code with the check
 *	character of GB 11714, the last one the check character of the whole
 *	project code (GB/T 40058-2021): YYMM-RRRRRR-DD-TT-NNNNNN, or as it was before
 *	November 2020, YYYY-RRRRRR-DD-TT-NNNNNN; RRRRRR is the region whose office
 *	gave it, 0000 and two digits where the state's did; how its last digit is made
 *	is not published, so it is not judged
 *	region (GB/T 2260): six digits that begin with a province
 */
#ifndef TB_IDENTITY_H
#define TB_IDENTITY_H

enum tb_identity {
	TB_IDENTITY_GOOD,
	TB_IDENTITY_FORM,	  /* not so many, or not such characters */
	TB_IDENTITY_CHECK,	  /* the check character of the whole */
	TB_IDENTITY_ORGANISATION, /* that of the organisation code in it */
	TB_IDENTITY_REGION,	  /* no province begins so */
	TB_IDENTITY_TIME	  /* neither a month nor a year */
};

enum tb_identity tb_uscc_check(const char *code);
enum tb_identity tb_project_code_check(const char *code);
/* The region in a project's code that is good, six digits; borrowed. */
const char *tb_project_code_region(const char *code);
/* Did an office of the state itself give it? */
int tb_is_state_region(const char *region);
/* The first six characters as a region: province, and no county without a city. */
enum tb_identity tb_region_code_check(const char *code);

#endif
