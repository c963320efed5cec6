/** What platforms that courses use want: files to upload, and results in their formats. */
package backprop.grader.platform;
