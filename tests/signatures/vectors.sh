# shellcheck shell=sh disable=SC2154 # what stands in run
# Each vector is a folder with 4月.xml and 4月.xml.p7s (or .sm2: sm2.sh); sourced by run.  A function
# of the vector's name makes it; receipts/NAME.txt is what --check says.

# Signatures are asked of the eastern district alone, whose key was changed once.
kind='' # of the keys, which their names begin with
write_signers() { # FILE RULE WAIT [DAY OF REISSUE]
	new=
	[ -z "${4:-}" ] ||
		new="<signer unit=\"990101\" valid-from=\"$4\" digest=\"$(key_digest "${kind}east-new")\"/>"
	cat >"$1" <<-END
		<plan xmlns="urn:tongbao:plan:1">
		 <signers unsigned="$2" wait="$3">
		  <signer unit="990101" valid-from="2022-03-01" digest="$(key_digest "${kind}east")"/>
		  $new
		  <signer unit="990102" valid-from="2022-03-01" digest="$(key_digest "${kind}west")"/>
		  <unsigned unit="990100-GX" rule="allowed"/>
		 </signers>
		</plan>
	END
}

make_site() { # FOLDER RULE WAIT [DAY OF REISSUE]
	cp -R "$cases/common/site" "$1"
	mkdir -p "$1/input/inbox" "$1/output"
	cp "$pki/ca.pem" "$pki/crl.pem" "$1/input/plan/"
	write_signers "$1/input/plan/signers.xml" "$2" "$3" "${4:-}"
}

# One for each way to handle signatures; a vector's name begins with its site's.
make_sites() {
	make_site "$scratch/refused" refused 30
	make_site "$scratch/allowed" allowed 30
	make_site "$scratch/reissued" refused 30 $day
	make_site "$scratch/renewed" refused 30 2022-05-05
	make_sm2_site "$scratch/sm2" sm2-crl
	make_sm2_site "$scratch/sm2forged" sm2-forged-crl
	make_site "$scratch/unused" refused 30
	rm "$scratch/unused/input/plan"/ca.pem "$scratch/unused/input/plan"/crl.pem \
		"$scratch/unused/input/plan/signers.xml"
}

site_of() { # NAME
	for s in allowed reissued renewed unused sm2 sm2forged; do
		case $1 in "$s"_*) echo "$scratch/$s" && return ;; esac
	done
	echo "$scratch/refused"
}

report() { # a good report of the eastern district, April, version 1
	cat "$cases/check-good-utf8.in.xml"
}

# sign CERT KEY [OPTION]...: 4月.xml in this folder
sign() {
	cert=$1 key=$2
	shift 2
	openssl cms -sign -binary -in 4月.xml -signer "$pki/$cert.pem" -inkey "$here/keys/$key.pem" \
		-md sha256 -outform DER -out 4月.xml.p7s "$@"
}

# --- good ones ---------------------------------------------------------------------

v_good() { sign east east; }
v_good_pem() { sign east east -outform PEM; }
v_good_pkcs7() { # as programs that know no CMS name it
	sign east east -outform PEM && sed -i 's/ CMS-/ PKCS7-/' 4月.xml.p7s
}
v_good_without_attributes() { sign east east -noattr; }
v_good_sha512() { sign east east -md sha512; }
v_good_pss() { sign east east -keyopt rsa_padding_mode:pss; }
v_good_last_day() { sign last-day east; }
v_good_first_day() { sign first-day east; }

# --- the file ------------------------------------------------------------------------

v_missing() { :; }
v_alone() { sign east east -noattr && rm 4月.xml; } # without the time of signing
v_empty() { : >4月.xml.p7s; }
v_text() { echo '电子签名' >4月.xml.p7s; }
v_zeros() { head -c 60000 /dev/zero >4月.xml.p7s; }
v_huge() { head -c 2000000 /dev/urandom >4月.xml.p7s; }
v_truncated() { sign east east && truncate -s 900 4月.xml.p7s; }
v_something_behind() { sign east east && echo x >>4月.xml.p7s; }
v_endless_length() { # a length of 2^31 - 1 where some bytes follow
	printf '\060\204\177\377\377\377\006\011\052\206\110\206\367\015\001\007\002' >4月.xml.p7s
}
v_nested() { # ASN.1 in ASN.1, 15000 deep
	awk 'BEGIN { for (i = 0; i < 15000; i++) printf "%c%c", 48, 128 }' >4月.xml.p7s
}
v_certificate() { openssl x509 -in "$pki/east.pem" -outform DER -out 4月.xml.p7s; }
v_encrypted() {
	openssl cms -encrypt -binary -in 4月.xml -outform DER -out 4月.xml.p7s "$pki/east.pem"
}
v_no_certificate() { sign east east -nocerts; }
v_symlink() { sign east east && mv 4月.xml.p7s s && ln -s s 4月.xml.p7s; }

# --- the signature ----------------------------------------------------------------------

v_attached() { sign east east -nodetach; }
v_two_signers() { sign east east -signer "$pki/west.pem" -inkey "$here/keys/west.pem"; }
v_no_signer() { openssl crl2pkcs7 -nocrl -certfile "$pki/east.pem" -outform DER -out 4月.xml.p7s; }
v_md5() { sign east east -md md5; }
v_sha1() { sign east east -md sha1; }
v_replaced() { sign east east && sed -i 's/0000-1001/0000-1002/' 4月.xml && ! cmp 4月.xml ../good/4月.xml; }
v_another_period() { # the signature of March beside April
	report | sed 's/2022-04/2022-03/' >4月.xml && sign east east && report >4月.xml
}
v_another_version() {
	report | sed 's/version="1" date/version="2" date/' >4月.xml && sign east east && report >4月.xml
}
v_line_ends() { # signed as a text, that is with other line ends
	openssl cms -sign -in 4月.xml -signer "$pki/east.pem" -inkey "$here/keys/east.pem" \
		-outform DER -out 4月.xml.p7s
}

# --- the certificate -----------------------------------------------------------------------

v_foreign() { sign foreign east; }
v_foreign_brings_its_ca() { sign foreign east -certfile "$pki/foreign-ca.pem"; }
v_by_a_signer() { sign by-east unregistered -certfile "$pki/east.pem"; }
v_self_signed() { sign self-signed east; }
v_the_authority_itself() { sign ca ca; }
v_expired() { sign expired east; }
v_early() { sign early east; }
v_revoked() { sign revoked east; }
v_sealing() { sign sealing east; }
v_no_usage() { sign no-usage east; }
v_weak() { sign weak weak; }
v_by_sha1() { sign by-sha1 east; }
v_everything() { # all that is wrong is said at once
	sign expired-revoked east && echo ' ' >>4月.xml
}

# --- whose it is -------------------------------------------------------------------------------

v_unregistered() { sign unregistered unregistered; }
v_another_unit() { sign west west; }
v_replayed_by_another_unit() { # the header changed to the unit whose key signed nothing of it
	sign east east && sed -i 's/unit="990101"/unit="990102"/' 4月.xml
}
v_reissued_old() { sign east east; }
v_reissued_new() { sign east-new east-new; }
v_renewed_early() { sign east-new east-new; }
v_renewed_old() { sign east east; }

# --- where units may do without, and where nobody asks --------------------------------------

v_allowed_unsigned() { :; }
v_allowed_good() { sign east east; }
v_allowed_bad() { sign foreign east; }
v_unused_unsigned() { :; }
v_unused_signed() { sign foreign east; }

one_vector() { # NAME
	work=$scratch/vectors/$1
	mkdir -p "$work"
	report >"$work/4月.xml"
	(cd "$work" && "v_$1") >"$scratch/log" 2>&1 || {
		result 1 "vector $1 cannot be made" "$scratch/log"
		return
	}
	file=4月.xml
	[ -e "$work/$file" ] || file=$(basename "$work/$file".*)
	rc=0
	(cd "$work" && "$bin/tongbao-receive" -C "$(site_of "$1")" -d $day --check $file) \
		>"$scratch/out" 2>"$scratch/err" || rc=$?
	{
		echo "exit $rc"
		cat "$scratch/err"
		sed '/^【审核依据】/,$d' "$scratch/out"
	} >"$scratch/got"
	[ -z "$update" ] || cp "$scratch/got" "$here/receipts/$1.txt"
	rc=0
	diff -u "$here/receipts/$1.txt" "$scratch/got" >"$scratch/log" 2>&1 || rc=1
	result $rc "$1" "$scratch/log"
}

all_vectors() {
	[ -z "$update" ] || mkdir -p "$here/receipts"
	for vector in $(sed -n 's/^v_\([a-z0-9_]*\)().*/\1/p' "$here/vectors.sh" "$here/sm2.sh"); do
		one_vector "$vector"
	done
}
