# shellcheck shell=sh disable=SC2154 # scratch and here are run's
# An authority and its certificates, made anew by openssl from the keys in keys/,
# which are for tests alone; sourced by run.
#
#	CERT.pem      the certificate; certificates.tsv and sm2.tsv say of what
#	ca.pem crl.pem    what a site has beside its plan

pki=$scratch/pki

write_config() {
	cat >"$pki/ca.cnf" <<-END
		[ca]
		default_ca = authority
		[authority]
		database = $pki/index.txt
		serial = $pki/serial
		crlnumber = $pki/crlnumber
		new_certs_dir = $pki
		default_md = sha256
		default_crl_days = 30
		policy = any
		unique_subject = no
		[any]
		commonName = supplied
		[req]
		distinguished_name = name
		[name]
		[authority_ext]
		basicConstraints = critical, CA:true
		keyUsage = critical, keyCertSign, cRLSign
		[signing]
		basicConstraints = CA:false
		keyUsage = critical, digitalSignature
		[sealing]
		basicConstraints = CA:false
		keyUsage = critical, keyEncipherment
		[nothing]
		basicConstraints = CA:false
	END
}

# What a request is signed by: SM2 has its own digest and wants a name of the signer.
sm2_id='distid:1234567812345678'
of_key() { # KEY -> options of req
	case $1 in sm2-*) echo "-sm3 -sigopt $sm2_id" ;; esac
}
of_issuer() { # ISSUER KEY -> options of ca
	case $1 in sm2-*) echo "-md sm3 -sigopt $sm2_id" ;; esac
	case $2 in sm2-*) echo "-vfyopt $sm2_id" ;; esac
}

# issue CERT KEY NAME FROM TO EXTENSIONS ISSUER [OPTION]...
issue() {
	cert=$1 by=$2 key=$here/keys/$2.pem name=$3 from=$4 to=$5 ext=$6 issuer=$7
	shift 7
	# shellcheck disable=SC2046 # options are words
	openssl req -new -utf8 -config "$pki/ca.cnf" -key "$key" $(of_key "$by") -subj "/CN=$name" -out "$pki/request" &&
		openssl ca -batch -notext -utf8 -config "$pki/ca.cnf" -in "$pki/request" -out "$pki/$cert.pem" \
			-startdate "$from" -enddate "$to" -extensions "$ext" \
			-keyfile "$here/keys/$issuer.pem" -cert "$pki/$issuer.pem" $(of_issuer "$issuer" "$by") "$@"
}

# What signs itself: issue would need its certificate first.
by_itself() { # CERT KEY NAME EXTENSIONS
	# shellcheck disable=SC2046 # options are words
	openssl req -new -utf8 -config "$pki/ca.cnf" -key "$here/keys/$2.pem" $(of_key "$2") -subj "/CN=$3" -out "$pki/request" &&
		openssl ca -batch -notext -utf8 -selfsign -config "$pki/ca.cnf" -in "$pki/request" -out "$pki/$1.pem" \
			-startdate 20210101000000Z -enddate 20310101000000Z -extensions "$4" \
			-keyfile "$here/keys/$2.pem" $(of_issuer "$2" "$2")
}

# Times are UTC: 20220503160000Z is the beginning of 4 May in China.
issue_all() {
	by_itself ca ca '测试证书机构' authority_ext &&
		by_itself foreign-ca foreign-ca '外来证书机构' authority_ext &&
		by_itself self-signed east '东区专用章' signing && issue_listed "$here/certificates.tsv" &&
		by_itself sm2-ca sm2-ca '国密测试证书机构' authority_ext &&
		by_itself sm2-foreign-ca sm2-foreign-ca '外来国密证书机构' authority_ext &&
		issue_listed "$here/sm2.tsv"
}

issue_listed() { # FILE
	while IFS='	' read -r cert key name from to ext issuer more; do
		case $cert in '#'* | '') continue ;; esac
		# shellcheck disable=SC2086 # options are words
		issue "$cert" "$key" "$name" "$from" "$to" "$ext" "$issuer" $more || return
	done <"$1"
}

make_crl() { # FILE FROM TO [AUTHORITY]
	ca=${4:-ca}
	# shellcheck disable=SC2046 # options are words
	openssl ca -gencrl -config "$pki/ca.cnf" -keyfile "$here/keys/$ca.pem" -cert "$pki/$ca.pem" \
		-crl_lastupdate "$2" -crl_nextupdate "$3" -out "$1" $(of_issuer "$ca" ca)
}

revoke() { # AUTHORITY CERT
	openssl ca -config "$pki/ca.cnf" -keyfile "$here/keys/$1.pem" -cert "$pki/$1.pem" -revoke "$pki/$2.pem"
}

# A list as it was, but for one bit of its signature.
forge() { # CRL FILE
	openssl crl -in "$1" -outform DER -out "$pki/der" &&
		printf '%b' "$(tail -c 1 "$pki/der" | od -An -to1 | tr -d ' \n' | sed 's/.*/\\0&/' |
			awk '{ printf "\\0%o", xor7(substr($0, 3)) }
			function xor7(o,  v) { v = substr(o, 1, 1) * 64 + substr(o, 2, 1) * 8 + substr(o, 3, 1)
				return v % 2 ? v - 1 : v + 1 }')" |
		dd of="$pki/der" bs=1 seek=$(($(wc -c <"$pki/der") - 1)) conv=notrunc 2>/dev/null &&
		openssl crl -in "$pki/der" -inform DER -out "$2"
}

make_pki() {
	mkdir -p "$pki"
	: >"$pki/index.txt"
	echo 1000 >"$pki/serial"
	echo 01 >"$pki/crlnumber"
	write_config
	issue_all &&
		revoke ca revoked && revoke sm2-ca sm2-revoked &&
		make_crl "$pki/crl.pem" 20220501000000Z 20220601000000Z &&
		make_crl "$pki/old-crl.pem" 20220301000000Z 20220401000000Z &&
		make_crl "$pki/sm2-crl.pem" 20220501000000Z 20220601000000Z sm2-ca &&
		forge "$pki/sm2-crl.pem" "$pki/sm2-forged-crl.pem"
}

key_digest() { # KEY
	openssl pkey -in "$here/keys/$1.pem" -pubout -outform DER | sha256sum | cut -c 1-64
}
