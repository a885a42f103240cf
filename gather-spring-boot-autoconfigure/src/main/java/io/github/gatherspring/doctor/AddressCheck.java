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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.gatherspring.doctor.DoctorReport.Finding;
import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.wire.SecureAddresses;

/**
 * Whether each address of each host answers.
 */
class AddressCheck implements Check {

	private static final int MOST_ADDRESSES = 8;

	private static final Duration LIMIT = Duration.ofSeconds(2);

	@Override
	public String step() {
		return "address";
	}

	@Override
	public Finding look(Examination examination) {
		List<String> found = new ArrayList<>();
		int dead = 0;
		for (URI address : examination.addresses()) {
			if (Way.to(address, examination.settings().proxy()).isThroughProxy()) {
				found.add(address.getHost() + " is left to the proxy");
				continue;
			}
			InetAddress[] all;
			try {
				all = InetAddress.getAllByName(address.getHost());
			}
			catch (UnknownHostException ex) {
				found.add(address.getHost() + " is not known");
				return Finding.failed(step(), found,
						"check the name (" + setting(examination, address) + ") and the DNS of this machine");
			}
			int reached = lookAt(address, all, found);
			if (reached == 0) {
				return Finding.failed(step(), found,
						"check that this machine may connect to " + SecureAddresses.display(address)
								+ " (firewall, network policy), and whether it needs "
								+ examination.named(Setting.PROXY));
			}
			dead += Math.min(all.length, MOST_ADDRESSES) - reached;
		}
		return (dead > 0)
				? Finding.warning(step(), found,
						"let somebody look at the addresses that do not answer: each may delay a connection by seconds")
				: Finding.ok(step(), found);
	}

	private static String setting(Examination examination, URI address) {
		return examination
			.named(address.equals(examination.settings().apiBaseUrl()) ? Setting.API_BASE_URL : Setting.SERVER_URL);
	}

	private static int lookAt(URI address, InetAddress[] all, List<String> found) {
		int reached = 0;
		for (int i = 0; i < all.length && i < MOST_ADDRESSES; i++) {
			long start = System.nanoTime();
			String where = address.getHost() + ": " + all[i].getHostAddress() + " port " + Way.port(address);
			try (Socket socket = new Socket()) {
				socket.connect(new InetSocketAddress(all[i], Way.port(address)), (int) LIMIT.toMillis());
				reached++;
				found.add(where + " answers in " + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
			}
			catch (IOException ex) {
				found.add(where + " does not answer (" + ex.getMessage() + ")");
			}
		}
		return reached;
	}

}
