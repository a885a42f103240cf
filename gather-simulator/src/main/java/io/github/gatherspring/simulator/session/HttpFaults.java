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
package io.github.gatherspring.simulator.session;

/**
 * What is to go wrong with calls of the HTTP API from now on. Only for the thread of the
 * simulator.
 */
public final class HttpFaults {

	private int refusalStatus;

	private int refusals;

	private int passesBeforeRefusal;

	private int ignoredWrites;

	private int failureStatus;

	private int failuresAfterWrites;

	private int foreignEdits;

	private int editsMade;

	private boolean olderMaps;

	private boolean closedImages;

	/**
	 * Forget everything.
	 */
	void reset() {
		this.refusals = 0;
		this.passesBeforeRefusal = 0;
		this.ignoredWrites = 0;
		this.failuresAfterWrites = 0;
		this.foreignEdits = 0;
		this.olderMaps = false;
		this.closedImages = false;
	}

	/**
	 * Refuse calls.
	 * @param status HTTP status
	 * @param after how many calls go through before
	 * @param times how many calls are refused then
	 */
	public void refuse(int status, int after, int times) {
		this.refusalStatus = status;
		this.passesBeforeRefusal = after;
		this.refusals = times;
	}

	/**
	 * Return the status that the next call is refused with.
	 * @return the status, 0 if it is not refused
	 */
	public int nextRefusal() {
		if (this.refusals <= 0) {
			return 0;
		}
		if (this.passesBeforeRefusal > 0) {
			this.passesBeforeRefusal--;
			return 0;
		}
		this.refusals--;
		return this.refusalStatus;
	}

	public void ignoreWrites(int times) {
		this.ignoredWrites = times;
	}

	/**
	 * Return whether the next write is to be answered and not carried out.
	 * @return whether it is
	 */
	public boolean nextWriteIsIgnored() {
		return this.ignoredWrites > 0 && this.ignoredWrites-- > 0;
	}

	public void failAfterWrites(int status, int times) {
		this.failureStatus = status;
		this.failuresAfterWrites = times;
	}

	/**
	 * Return the status that a write is answered with that was carried out.
	 * @return the status, 200 if nothing is to go wrong
	 */
	public int statusAfterWrite() {
		return (this.failuresAfterWrites > 0 && this.failuresAfterWrites-- > 0) ? this.failureStatus : 200;
	}

	public void anotherEditor(int times) {
		this.foreignEdits = times;
	}

	/**
	 * Return whether somebody else changes a map that was just read.
	 * @return a number that rises with each change, 0 if nobody does
	 */
	public int nextForeignEdit() {
		return (this.foreignEdits > 0 && this.foreignEdits-- > 0) ? ++this.editsMade : 0;
	}

	public boolean olderMaps() {
		return this.olderMaps;
	}

	public void olderMaps(boolean older) {
		this.olderMaps = older;
	}

	public boolean closedImages() {
		return this.closedImages;
	}

	public void closedImages(boolean closed) {
		this.closedImages = closed;
	}

}
