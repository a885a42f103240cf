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

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.github.gatherspring.doctor.DoctorReport.Finding;
import io.github.gatherspring.setting.Setting;

/**
 * Which proxy is in use, and whether it lets the client through.
 */
class ProxyCheck implements Check {

	private static final int PROXY_AUTHENTICATION = 407;

	@Override
	public String step() {
		return "proxy";
	}

	@Override
	public Finding look(Examination examination) {
		List<String> found = new ArrayList<>();
		boolean proxied = false;
		for (URI address : examination.addresses()) {
			Way way = Way.to(address, examination.settings().proxy());
			proxied |= way.isThroughProxy();
			found.add(address.getHost() + ": " + way);
		}
		ApiAnswer api = examination.api();
		boolean silent = api.asked() && api.status() == 0;
		if (proxied && (silent || api.status() == PROXY_AUTHENTICATION)) {
			found.add(String.valueOf(api.failure()));
			return Finding.failed(step(), found, "check " + examination.named(Setting.PROXY)
					+ " with its port, user name and password, and that the proxy lets this machine through to Gather");
		}
		return proxied ? Finding.ok(step(), found) : Finding.ok(step(), "none");
	}

}
