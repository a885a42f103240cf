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

package io.github.gatherspring.benchmarks.load;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * What a JVM knows of itself, and how figures leave it.
 */
final class Figures {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
		.getOperatingSystemMXBean();

	private Figures() {
	}

	/**
	 * Tells a figure to the process that started this one.
	 */
	static void tell(String name, double value) {
		System.out.printf(Locale.ROOT, "@ %s %.6f%n", name, value);
	}

	static long allocatedBytes() {
		long sum = 0;
		for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
			sum += Math.max(0, bytes);
		}
		return sum;
	}

	static long collections() {
		return ManagementFactory.getGarbageCollectorMXBeans()
			.stream()
			.mapToLong((collector) -> Math.max(0, collector.getCollectionCount()))
			.sum();
	}

	static long collectionMillis() {
		return ManagementFactory.getGarbageCollectorMXBeans()
			.stream()
			.mapToLong((collector) -> Math.max(0, collector.getCollectionTime()))
			.sum();
	}

	static long liveHeap() {
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
		return heap.getUsed();
	}

	static long residentBytes() {
		try {
			for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
				if (line.startsWith("VmRSS:")) {
					return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
				}
			}
			return 0;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Resident memory can be read on Linux only", ex);
		}
	}

	static long cpuNanos() {
		return SYSTEM.getProcessCpuTime();
	}

	/**
	 * Time that the present threads of a kind have computed for. Unlike the time on the
	 * wall it does not depend on what else the machine does.
	 * @param prefix how their names begin
	 */
	static long cpuNanos(String prefix) {
		long sum = 0;
		for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
			if (thread != null && thread.getThreadName().startsWith(prefix)) {
				sum += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
			}
		}
		return sum;
	}

	static int threads() {
		return THREADS.getThreadCount();
	}

	static void resetPeakThreads() {
		THREADS.resetPeakThreadCount();
	}

	static int peakThreads() {
		return THREADS.getPeakThreadCount();
	}

}
