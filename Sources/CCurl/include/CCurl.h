#ifndef NARU_CCURL_H
#define NARU_CCURL_H

#include <curl/curl.h>

/* curl_easy_setopt and curl_easy_getinfo are variadic, which Swift cannot call: one function for each type of argument. */

typedef size_t (*naru_curl_transfer)(char *bytes, size_t size, size_t count, void *context);

CURLcode naru_curl_set_long(CURL *handle, CURLoption option, long value);
CURLcode naru_curl_set_string(CURL *handle, CURLoption option, const char *value);
CURLcode naru_curl_set_pointer(CURL *handle, CURLoption option, void *value);
CURLcode naru_curl_set_transfer(CURL *handle, CURLoption option, naru_curl_transfer function);
CURLcode naru_curl_get_long(CURL *handle, CURLINFO info, long *value);

#endif
