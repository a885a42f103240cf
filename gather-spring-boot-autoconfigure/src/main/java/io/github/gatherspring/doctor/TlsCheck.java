/*
 * Copyright 2026 the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.gatherspring.doctor;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.gatherspring.connection.ConnectionSettings;
import io.github.gatherspring.doctor.DoctorReport.Finding;
import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.wire.OneLine;
import io.github.gatherspring.wire.ProxySettings;

/**
 * Which certificates the servers show, whether they are trusted, and how long they last.
 */
class TlsCheck implements Check {

	private static final Duration SOON = Duration.ofDays(14);

	@Override
	public String step() {
		return "tls";
	}

	@Override
	public Finding look(Examination examination) {
		ConnectionSettings settings = examination.settings();
		List<String> found = new ArrayList<>();
		List<URI> encrypted = examination.addresses().stream().filter(Way::isEncrypted).toList();
		if (encrypted.isEmpty()) {
			return Finding.skipped(step(), "no address is encrypted");
		}
		boolean soon = false;
		for (URI address : encrypted) {
			Way way = Way.to(address, settings.proxy());
			ProxySettings proxy = settings.proxy();
			if (way.isThroughProxy() && proxy != null && proxy.username() != null) {
				found.add(address.getHost() + " is behind a proxy with credentials, so its chain was not looked at");
				continue;
			}
			Certificates certificates = new Certificates(address, way, settings.sslContext());
			try {
				X509Certificate last = firstToExpire(certificates.trusted(), address, found);
				soon |= last.getNotAfter().toInstant().isBefore(examination.now().plus(SOON));
			}
			catch (IOException ex) {
				return failed(examination, certificates, address, ex, found);
			}
		}
		return soon
				? Finding.warning(step(), found,
						"a certificate ends within two weeks: ask whoever runs the server, or the proxy, to renew it")
				: Finding.ok(step(), found);
	}

	private static X509Certificate firstToExpire(List<X509Certificate> chain, URI address, List<String> found) {
		X509Certificate first = chain.get(0);
		for (X509Certificate each : chain) {
			found.add(((each == chain.get(0)) ? address.getHost() + ": " : "    signed by ") + describe(each));
			first = each.getNotAfter().before(first.getNotAfter()) ? each : first;
		}
		return first;
	}

	private static String describe(X509Certificate certificate) {
		return OneLine.of(certificate.getSubjectX500Principal().getName(), 100) + ", until "
				+ Instant.ofEpochMilli(certificate.getNotAfter().getTime());
	}

	private Finding failed(Examination examination, Certificates certificates, URI address, IOException failure,
			List<String> found) {
		found.add(address.getHost() + ": "
				+ examination.shown(failure.getClass().getSimpleName() + ": " + failure.getMessage()));
		List<X509Certificate> shown = certificates.shown();
		if (shown.isEmpty()) {
			return Finding.failed(step(), found,
					"no certificate was shown: check that the address and port are those of an encrypted server");
		}
		X509Certificate server = shown.get(0);
		found.add("shown: " + describe(server) + ", issued by "
				+ OneLine.of(server.getIssuerX500Principal().getName(), 100));
		if (server.getNotAfter().toInstant().isBefore(examination.now())) {
			return Finding.failed(step(), found, "the certificate has expired: whoever runs the server must renew it");
		}
		return Finding.failed(step(), found, "if you know who issued it (a proxy of your company, for instance), trust"
				+ " it with " + examination.named(Setting.SSL_CONTEXT) + "; if not, somebody may be listening");
	}

}
