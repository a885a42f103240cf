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

package io.github.gatherspring.wire;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.setting.SettingNames;

/**
 * Puts failures of connecting into words.
 */
final class WireFailures {

	private static final Pattern STATUS = Pattern.compile("\\[(\\d{3})]");

	private WireFailures() {
	}

	/**
	 * Says whether a failure is about trust, which no quick retry changes.
	 */
	static boolean isTrust(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SSLPeerUnverifiedException || cause instanceof CertificateException
					|| (cause instanceof SSLHandshakeException && cause.getMessage() != null
							&& cause.getMessage().contains("certif"))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Describes a failure for people to read.
	 * @param failure the failure
	 * @param names names the settings that may help
	 */
	static String describe(Throwable failure, SettingNames names) {
		if (isTrust(failure)) {
			return "the server's certificate is not trusted or is for another host (" + deepest(failure)
					+ "); check the address, or set " + names.of(Setting.SSL_CONTEXT);
		}
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof UnknownHostException) {
				return "the host name is not known (" + cause.getMessage() + ")";
			}
			if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
				return "no answer in time";
			}
			if (cause instanceof ConnectException) {
				return "connection refused";
			}
			if (cause.getMessage() != null) {
				Matcher status = STATUS.matcher(cause.getMessage());
				if (status.find()) {
					return "the server refused the upgrade to WebSocket (HTTP " + status.group(1) + ")";
				}
			}
		}
		return deepest(failure);
	}

	private static String deepest(Throwable failure) {
		Throwable deepest = failure;
		while (deepest.getCause() != null && deepest.getCause() != deepest) {
			deepest = deepest.getCause();
		}
		return deepest.getClass().getSimpleName() + ((deepest.getMessage() != null) ? ": " + deepest.getMessage() : "");
	}

}
