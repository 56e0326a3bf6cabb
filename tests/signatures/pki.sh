# shellcheck shell=sh disable=SC2154 # scratch and here are run's
# An authority and its certificates, made anew by openssl from the keys in keys/,
# which are for tests alone; sourced by run.
#
#	CERT.pem      the certificate; certificates.tsv says of what
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

# issue CERT KEY NAME FROM TO EXTENSIONS ISSUER [OPTION]...
issue() {
	cert=$1 key=$here/keys/$2.pem name=$3 from=$4 to=$5 ext=$6 issuer=$7
	shift 7
	openssl req -new -utf8 -config "$pki/ca.cnf" -key "$key" -subj "/CN=$name" -out "$pki/request" &&
		openssl ca -batch -notext -utf8 -config "$pki/ca.cnf" -in "$pki/request" -out "$pki/$cert.pem" \
			-startdate "$from" -enddate "$to" -extensions "$ext" \
			-keyfile "$here/keys/$issuer.pem" -cert "$pki/$issuer.pem" "$@"
}

# What signs itself: issue would need its certificate first.
by_itself() { # CERT KEY NAME EXTENSIONS
	openssl req -new -utf8 -config "$pki/ca.cnf" -key "$here/keys/$2.pem" -subj "/CN=$3" -out "$pki/request" &&
		openssl ca -batch -notext -utf8 -selfsign -config "$pki/ca.cnf" -in "$pki/request" -out "$pki/$1.pem" \
			-startdate 20210101000000Z -enddate 20310101000000Z -extensions "$4" \
			-keyfile "$here/keys/$2.pem"
}

# Times are UTC: 20220503160000Z is the beginning of 4 May in China.
issue_all() {
	by_itself ca ca '测试证书机构' authority_ext &&
		by_itself foreign-ca foreign-ca '外来证书机构' authority_ext &&
		by_itself self-signed east '东区专用章' signing || return
	while IFS='	' read -r cert key name from to ext issuer more; do
		case $cert in '#'* | '') continue ;; esac
		# shellcheck disable=SC2086 # options are words
		issue "$cert" "$key" "$name" "$from" "$to" "$ext" "$issuer" $more || return
	done <"$here/certificates.tsv"
}

make_crl() { # FILE FROM TO
	openssl ca -gencrl -config "$pki/ca.cnf" -keyfile "$here/keys/ca.pem" -cert "$pki/ca.pem" \
		-crl_lastupdate "$2" -crl_nextupdate "$3" -out "$1"
}

make_pki() {
	mkdir -p "$pki"
	: >"$pki/index.txt"
	echo 1000 >"$pki/serial"
	echo 01 >"$pki/crlnumber"
	write_config
	issue_all &&
		openssl ca -config "$pki/ca.cnf" -keyfile "$here/keys/ca.pem" -cert "$pki/ca.pem" \
			-revoke "$pki/revoked.pem" &&
		make_crl "$pki/crl.pem" 20220501000000Z 20220601000000Z &&
		make_crl "$pki/old-crl.pem" 20220301000000Z 20220401000000Z
}

key_digest() { # KEY
	openssl pkey -in "$here/keys/$1.pem" -pubout -outform DER | sha256sum | cut -c 1-64
}
