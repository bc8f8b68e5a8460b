/** Journal. */
package org.splitkd.journal;
