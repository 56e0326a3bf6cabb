# shellcheck shell=sh disable=SC2154,SC2034 # what stands in run and vectors.sh
# Vectors of SM2: 4月.xml and 4月.xml.sm2; sourced by run.  Site sm2 has the authority of SM2
# beside the other one, and SM2 keys in its register.

make_sm2_site() { # FOLDER LIST
	kind=sm2-
	make_site "$1" refused 30
	kind=
	cat "$pki/ca.pem" "$pki/sm2-ca.pem" >"$1/input/plan/ca.pem"
	cat "$pki/crl.pem" "$pki/$2.pem" >"$1/input/plan/crl.pem"
}

# The DER of r and s over a file.
raw() { # FILE KEY [OPTION]...
	from=$1 key=$2
	shift 2
	openssl pkeyutl -sign -rawin -in "$from" -inkey "$here/keys/$key.pem" -out 签名 \
		-digest sm3 -pkeyopt "$sm2_id" "$@"
}

block() { # the file of the signature as PEM
	printf '%s\n' '-----BEGIN SM2 SIGNATURE-----'
	openssl base64 -in 签名
	printf '%s\n' '-----END SM2 SIGNATURE-----'
}

sm2() { # CERT KEY: 4月.xml in this folder
	raw 4月.xml "$2" && {
		cat "$pki/$1.pem"
		block
	} >4月.xml.sm2
}

# --- good ones ---------------------------------------------------------------------

v_sm2_good() { sm2 sm2-east sm2-east; }
v_sm2_signature_first() {
	sm2 sm2-east sm2-east && {
		block
		cat "$pki/sm2-east.pem"
	} >4月.xml.sm2
}
v_sm2_of_the_other_authority() { sm2 sm2-by-rsa sm2-east; }

# --- the file ------------------------------------------------------------------------

v_sm2_alone() { rm 4月.xml && echo '电子签名' >4月.xml.sm2; }
v_sm2_empty() { : >4月.xml.sm2; }
v_sm2_text() { echo '电子签名' >4月.xml.sm2; }
v_sm2_cms() { # what belongs into .p7s
	openssl cms -sign -binary -in 4月.xml -signer "$pki/east.pem" -inkey "$here/keys/east.pem" \
		-md sha256 -outform PEM -out 4月.xml.sm2
}
v_sm2_no_certificate() { v_sm2_good && block >4月.xml.sm2; }
v_sm2_no_signature() { cp "$pki/sm2-east.pem" 4月.xml.sm2; }
v_sm2_two_signatures() { v_sm2_good && block >>4月.xml.sm2; }
v_sm2_two_certificates() { v_sm2_good && cat "$pki/sm2-ca.pem" >>4月.xml.sm2; }
v_sm2_private_key() { v_sm2_good && cat "$here/keys/sm2-west.pem" >>4月.xml.sm2; }
v_sm2_certificate_of_rsa() { raw 4月.xml sm2-east && cat "$pki/east.pem" >4月.xml.sm2 && block >>4月.xml.sm2; }
v_sm2_half_a_certificate() {
	raw 4月.xml sm2-east && openssl x509 -in "$pki/sm2-east.pem" -outform DER | head -c 100 >c && {
		echo '-----BEGIN CERTIFICATE-----'
		openssl base64 -in c
		echo '-----END CERTIFICATE-----'
		block
	} >4月.xml.sm2
}

# --- the signature ----------------------------------------------------------------------

v_sm2_replaced() { v_sm2_good && sed -i 's/0000-1001/0000-1002/' 4月.xml; }
v_sm2_another_period() {
	report | sed 's/2022-04/2022-03/' >4月.xml && v_sm2_good && report >4月.xml
}
v_sm2_another_id() {
	raw 4月.xml sm2-east -pkeyopt distid:8765432187654321 && {
		cat "$pki/sm2-east.pem"
		block
	} >4月.xml.sm2
}
v_sm2_half() { # r and s cut off
	raw 4月.xml sm2-east && truncate -s 40 签名 && cp "$pki/sm2-east.pem" 4月.xml.sm2 && block >>4月.xml.sm2
}
v_sm2_zeros() { # r = s = 0
	printf '\060\006\002\001\000\002\001\000' >签名 && cp "$pki/sm2-east.pem" 4月.xml.sm2 && block >>4月.xml.sm2
}
v_sm2_by_another_key() { sm2 sm2-east sm2-west; }

# --- the certificate, and whose it is --------------------------------------------------------

v_sm2_foreign() { sm2 sm2-foreign sm2-east; }
v_sm2_the_authority_itself() { sm2 sm2-ca sm2-ca; }
v_sm2_expired() { sm2 sm2-expired sm2-east; }
v_sm2_early() { sm2 sm2-early sm2-east; }
v_sm2_revoked() { sm2 sm2-revoked sm2-east; }
v_sm2_sealing() { sm2 sm2-sealing sm2-east; }
v_sm2_unregistered() { sm2 sm2-unregistered sm2-unregistered; }
v_sm2_another_unit() { sm2 sm2-west sm2-west; }
v_sm2forged_list() { v_sm2_good; } # the authority's list of revocations is not its own

# --- where CMS is what is expected, and where both come -----------------------------------

v_unused_sm2() { v_sm2_good; }
v_foreign_sm2() { v_sm2_good; } # its authority is not in ca.pem
v_both_forms() { sign east east && v_sm2_good; }
