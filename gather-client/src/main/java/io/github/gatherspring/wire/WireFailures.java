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
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.setting.SettingNames;
import org.jspecify.annotations.Nullable;

/**
 * Puts failures of connecting into words: what happened, who refused, and what to do.
 */
final class WireFailures {

	static final String PROXY_CREDENTIALS = "the proxy wants a user name and a password, or others";

	/** How the JDK's client and Tomcat tell the status of a refusal. */
	private static final Pattern STATUS = Pattern.compile("\\[(\\d{3})]|Tunnel failed, got: (\\d{3})");

	private static final String TOMCATS_AUTHENTICATION = "AuthenticationException";

	/** What the JDK's client says when those that it has are refused. */
	private static final String NO_CREDENTIALS = "No credentials provided";

	/** How Tomcat refuses a redirect. */
	private static final Pattern REDIRECT = Pattern.compile("number of redirects|missing Location",
			Pattern.CASE_INSENSITIVE);

	/** How {@link java.net.Proxy} shows in what they say. */
	private static final Pattern BY_PROXY = Pattern.compile("HTTP @ |Tunnel failed|Proxy-Auth");

	private WireFailures() {
	}

	/**
	 * Say whether a failure is about trust, which no quick retry changes.
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
	 * Describe a failure.
	 * @param failure what the engine threw
	 * @param route the way on which it happened
	 * @param names names the settings that may help
	 * @return words that may quote what a server said
	 */
	static String describe(Throwable failure, Route route, SettingNames names) {
		if (isTrust(failure)) {
			return "the server's certificate is not trusted or is for another host (" + deepest(failure)
					+ "); check the address, or set " + names.of(Setting.SSL_CONTEXT);
		}
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			String described = describeOne(cause, route, names);
			if (described != null) {
				return described;
			}
		}
		return deepest(failure);
	}

	private static @Nullable String describeOne(Throwable cause, Route route, SettingNames names) {
		if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
			return "the host name of " + route.firstHop() + " is not known";
		}
		if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
			return "no answer in time from " + route;
		}
		if (cause instanceof ConnectException) {
			return "connection refused by " + route.firstHop();
		}
		if (cause.getClass().getSimpleName().equals(TOMCATS_AUTHENTICATION)
				|| NO_CREDENTIALS.equals(cause.getMessage())) {
			// Both say the same of a proxy and of a server.
			return ((route.proxy() != null) ? route.firstHop() + " (or else the server behind it)" : "the server")
					+ " wants a user name and a password, or others"
					+ ((route.proxy() != null) ? "; check " + names.of(Setting.PROXY) : "");
		}
		if (cause instanceof NoRouteToHostException) {
			return "no route to " + route.firstHop();
		}
		return (cause.getMessage() != null) ? refusal(cause.getMessage(), route, names) : null;
	}

	private static @Nullable String refusal(String message, Route route, SettingNames names) {
		if (REDIRECT.matcher(message).find()) {
			return "the server redirects to another address, which is not followed";
		}
		Matcher matcher = STATUS.matcher(message);
		if (!matcher.find()) {
			return null;
		}
		String status = (matcher.group(1) != null) ? matcher.group(1) : matcher.group(2);
		boolean byProxy = BY_PROXY.matcher(message).find();
		if (status.equals("407") || (byProxy && status.equals("401"))) {
			return PROXY_CREDENTIALS + " (HTTP " + status + " from " + route.firstHop() + "); check "
					+ names.of(Setting.PROXY);
		}
		if (byProxy) {
			return route.firstHop() + " refused the way to " + route.target().getHost() + " (HTTP " + status + ")";
		}
		return "the server refused the upgrade to WebSocket (HTTP " + status + ")";
	}

	/**
	 * Describe a failure of a connection that was open, whose address is known.
	 * @param failure what the engine threw
	 * @return the type and the words of the deepest cause
	 */
	static String deepest(Throwable failure) {
		Throwable deepest = failure;
		while (deepest.getCause() != null && deepest.getCause() != deepest) {
			deepest = deepest.getCause();
		}
		return deepest.getClass().getSimpleName() + ((deepest.getMessage() != null) ? ": " + deepest.getMessage() : "");
	}

}
