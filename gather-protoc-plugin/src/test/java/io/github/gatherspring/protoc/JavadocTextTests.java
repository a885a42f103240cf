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

package io.github.gatherspring.protoc;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JavadocText}.
 */
class JavadocTextTests {

	@Test
	void whatJavadocWouldReadAsMarkupIsMasked() {
		assertThat(JavadocText.html("a <b> & {@link x} */ @see C:\\users"))
			.isEqualTo("a &lt;b&gt; &amp; &#123;&#64;link x&#125; *&#47; &#64;see C:&#92;users");
	}

	@Test
	void backticksBecomeCode() {
		assertThat(JavadocText.html("set by `map<string>` or `$1`"))
			.isEqualTo("set by <code>map&lt;string&gt;</code> or <code>$1</code>");
	}

	@Test
	void linesThatStartWithAHyphenBecomeAList() {
		assertThat(new JavadocText("One of:\n\n- a\n  b\n- c").description("")).containsExactly("One of:", "<ul>",
				"<li>a b</li>", "<li>c</li>", "</ul>");
	}

	@Test
	void whereThereIsNoCommentTheOtherTextStands() {
		assertThat(new JavadocText("").description("otherwise")).containsExactly("otherwise");
		assertThat(new JavadocText(" \n").inline("otherwise")).isEqualTo("otherwise");
		assertThat(new JavadocText("Stays.").deprecation()).isEmpty();
	}

	@Test
	void theSentenceOnTheDeprecationIsFound() {
		assertThat(new JavadocText("Paints.\nNewer servers ignore\nit. More.").deprecation())
			.hasValue("Newer servers ignore it.");
		assertThat(new JavadocText("Paints. Replaced by dye.").deprecation()).hasValue("Replaced by dye.");
	}

	@Test
	void linesAreWrappedButInlineTagsAreNot() {
		assertThat(JavadocText.wrap("word ".repeat(17) + "{@code Integer.MAX_VALUE} end"))
			.containsExactly("word ".repeat(17).strip(), "{@code Integer.MAX_VALUE} end");
	}

}
